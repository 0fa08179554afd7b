import CCurl
import Foundation

/// Dates as HTTP writes them (RFC 9110, section 5.6.7), read by libcurl, which knows all three forms and the usual
/// errors.
enum HTTPDate {
    static func read(_ text: String) -> Date? {
        let seconds = curl_getdate(text, nil)
        return seconds < 0 ? nil : Date(timeIntervalSince1970: Double(seconds))
    }
}
