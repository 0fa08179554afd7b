import Newsroom

extension SimulatedArticle {
    /// Whether there is, or was, anything of it.
    func owns(_ address: String) -> Bool {
        address == path || formerPaths.contains(address) || doors.contains(address)
    }

    mutating func answer(at address: String, seed: UInt64) -> ServedResponse {
        servings += 1
        var chance = SeededGenerator(seed, UInt64(id), UInt64(servings), 1)
        if let goneStatus { return .page("<h1>\(goneStatus)</h1>", status: goneStatus) }
        if deadPaths.contains(address) { return .page("<h1>404</h1>", status: 404) }
        guard address == path || address == door else { return .redirect(301, to: path) }
        if let fault { return answer(with: fault, &chance) }
        let page = SimulatedPage(self, showing: text, &chance)
        let type = SimulatedPage.type(of: outlet)
        guard address == path else {
            isDoorUnread = false
            return .page(page.doorBytes, type: type)
        }
        wasServed = true
        return .page(page.bytes, type: type)
    }

    private func answer(with fault: PageFault, _ chance: inout SeededGenerator) -> ServedResponse {
        let type = SimulatedPage.type(of: outlet)
        let whole = SimulatedPage(self, showing: text, &chance)
        let bytes = whole.bytes
        let furniture = outlet.prose.vocabulary.furniture
        switch fault {
        case .error: return .page("<h1>500</h1>", status: 500)
        case .patience: return ServedResponse(status: 503, headers: [("Retry-After", "1")])
        case .cutOff:
            var response = ServedResponse.page(bytes, type: type)
            response.delivery = .cutOff(after: bytes.count / 2)
            return response
        case .half: return .page(Array(bytes.prefix(bytes.count / 2)), type: type)
        case .empty: return .page([], type: type)
        case .consent: return .page(whole.encoded(doorstep(outlet.name, furniture.consent)), type: type)
        case .missing:
            let page = doorstep(furniture.missing, "<h1>\(furniture.missing)</h1>")
            return .page(whole.encoded(page), type: type)
        case .challenge:
            return .page(
                "<title>Just a moment...</title><script>window._cf_chl_opt={r:\(whole.clutter.noise)}</script>")
        case .teaser: return .page(SimulatedPage(self, showing: text.teaser, &chance).bytes, type: type)
        case .edition: return .page(SimulatedPage(self, showing: abroad, &chance).bytes, type: type)
        case .login: return .redirect(302, to: "/login?from=\(id)")
        }
    }

    /// A page with hardly anything on it.
    private func doorstep(_ title: String, _ text: String) -> String {
        """
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=\(charset)"><title>\(title)</title>
        </head><body><div class="modal"><p>\(text)</p><button>OK</button></div></body></html>
        """
    }

    private var charset: String {
        switch outlet {
        case .bote: "windows-1252"
        case .vestnik: "windows-1251"
        case .herald, .sahifa, .ribao, .gazete: "utf-8"
        }
    }

    /// What the same address shows to readers in another country.
    private var abroad: ArticleText {
        var chance = SeededGenerator(UInt64(id), 2)
        return ArticleText(
            in: outlet.abroad, hasByline: outlet.hasByline, hasStandfirst: outlet.hasStandfirst, &chance)
    }
}

extension ServedResponse {
    static func page(_ html: String, status: Int = 200) -> ServedResponse {
        ServedResponse(
            status: status, headers: [("Content-Type", "text/html; charset=utf-8")], body: Array(html.utf8))
    }

    static func page(_ bytes: [UInt8], type: String) -> ServedResponse {
        ServedResponse(headers: [("Content-Type", type)], body: bytes)
    }

    static func redirect(_ status: Int, to path: String) -> ServedResponse {
        ServedResponse(status: status, headers: [("Location", path)])
    }
}
