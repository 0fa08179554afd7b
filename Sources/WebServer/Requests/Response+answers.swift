import HTTPTypes
import HummingbirdCore
import NIOCore

/// The kinds of answers that are given.
extension Response {
    static func text(
        _ text: String, _ type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = HTTPFields()
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static func bytes(_ bytes: [UInt8], _ type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        text(html.text, "text/html; charset=utf-8", status: status)
    }

    static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        .text(text + "\n", "application/json", status: status)
    }

    static func svg(_ text: String) -> Response { .text(text, "image/svg+xml; charset=utf-8") }

    static func moved(to address: String, status: HTTPResponse.Status) -> Response {
        Response(status: status, headers: [.location: address])
    }
}
