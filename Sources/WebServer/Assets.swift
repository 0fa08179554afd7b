import HTTPTypes
import Hummingbird
import HummingbirdCore

/// The stylesheet, the script, the icon and the description of the interface, compiled in.
enum Assets {
    static func stylesheet(_ site: Site, _ asked: Asked) async throws -> Response {
        kept(PackageResources.pages_css, "text/css; charset=utf-8")
    }

    static func script(_ site: Site, _ asked: Asked) async throws -> Response {
        kept(PackageResources.pages_js, "text/javascript; charset=utf-8")
    }

    static func icon(_ site: Site, _ asked: Asked) async throws -> Response {
        kept(PackageResources.icon_svg, "image/svg+xml")
    }

    static func description(_ site: Site, _ asked: Asked) async throws -> Response {
        .bytes(PackageResources.openapi_json, "application/json")
    }

    /// They change with the program alone, and are small: an hour is long enough, and short enough after an update.
    private static func kept(_ bytes: [UInt8], _ type: String) -> Response {
        var response = Response.bytes(bytes, type)
        response.headers[.cacheControl] = "private, max-age=3600"
        return response
    }
}
