import Articles
import Reconciliation
import Testing

struct RevisionLanguagesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let old: Draft
        let new: Draft
        let kinds: [ChangeKind]
        let isSilent: Bool

        var testDescription: String { name }
    }

    @Test(arguments: languages.flatMap(\.commonEdits))
    func `an edit is called the same in every language`(edit: Case) {
        check(edit)
    }

    @Test(arguments: languages.flatMap(\.ownEdits))
    func `what only one language does is called by its right name`(edit: Case) {
        check(edit)
    }

    @Test(arguments: languages.map(\.movedParagraph))
    func `a paragraph that moved as it is changed nothing`(edit: Case) {
        check(edit)
        #expect(Revision(from: edit.old, to: edit.new).summary == "one paragraph moved")
    }

    @Test(arguments: languages.map(\.otherShapes))
    func `the shape of marks, spaces and letters is no edit in any language`(edit: Case) {
        #expect(edit.old != edit.new)
        #expect(reconcile(edit.new, with: edit.old) == .unchanged)
        check(edit)
    }

    private func check(_ edit: Case) {
        let revision = Revision(from: edit.old, to: edit.new)
        #expect(edit.old != edit.new, "the text has no such place")
        #expect(revision.kinds == edit.kinds, "\(revision.summary)")
        #expect(revision.isSilent == edit.isSilent, "\(revision.summary)")
    }
}

private typealias Case = RevisionLanguagesTests.Case

/// What stands at a place of the text before an edit and after it.
private struct Swap: Sendable {
    let place: String
    let old: String
    let new: String

    init(_ place: String, before old: String? = nil, after new: String? = nil) {
        self.place = place
        self.old = old ?? place
        self.new = new ?? place
    }

    func before(_ text: String) -> String { text.replacing(place, with: old) }
    func after(_ text: String) -> String { text.replacing(place, with: new) }
}

/// An edit that has no counterpart in the other languages.
private struct OwnEdit: Sendable {
    let name: String
    let swap: Swap
    let kinds: [ChangeKind]
    let isSilent: Bool
}

/// An article and what the newsroom does to it.
private struct Language: Sendable {
    let name: String
    let draft: Draft
    let figure: Swap
    let numberWord: Swap
    let largerNumberWord: Swap
    let largeNumber: Swap
    let day: Swap
    let weekday: Swap
    let quotation: Swap
    let wording: Swap
    /// `nil` where no word has letters enough.
    let typo: Swap?
    let negation: Swap
    /// By a prefix, a suffix or a word that is no "not".
    let subtleNegation: Swap
    let headline: Swap
    let headlineFigure: Swap
    let byline: [String]
    let newParagraph: String
    let correction: String
    let shapes: [Swap]
    let ownEdits: [Case]

    init(
        _ name: String, _ draft: Draft, figure: Swap, numberWord: Swap, largerNumberWord: Swap, largeNumber: Swap,
        day: Swap, weekday: Swap, quotation: Swap, wording: Swap, typo: Swap?, negation: Swap, subtleNegation: Swap,
        headline: Swap, headlineFigure: Swap, byline: [String], newParagraph: String, correction: String,
        shapes: [Swap], ownEdits: [OwnEdit]
    ) {
        self.name = name
        self.draft = draft
        self.figure = figure
        self.numberWord = numberWord
        self.largerNumberWord = largerNumberWord
        self.largeNumber = largeNumber
        self.day = day
        self.weekday = weekday
        self.quotation = quotation
        self.wording = wording
        self.typo = typo
        self.negation = negation
        self.subtleNegation = subtleNegation
        self.headline = headline
        self.headlineFigure = headlineFigure
        self.byline = byline
        self.newParagraph = newParagraph
        self.correction = correction
        self.shapes = shapes
        self.ownEdits = ownEdits.map { edit in
            Case(
                name: "\(name): \(edit.name)", old: draft.eachParagraph(edit.swap.before),
                new: draft.eachParagraph(edit.swap.after), kinds: edit.kinds, isSilent: edit.isSilent)
        }
    }

    var commonEdits: [Case] { editsOfWords + editsOfParagraphs + editsAroundTheText }

    private var editsOfWords: [Case] {
        let edits: [(String, Swap?, [ChangeKind], Bool)] = [
            ("number in figures", figure, [.number], true),
            ("number in words", numberWord, [.number], true),
            ("larger number in words", largerNumberWord, [.number], true),
            ("millions become billions", largeNumber, [.number], true),
            ("day of the month", day, [.number, .date], true),
            ("weekday", weekday, [.date], true),
            ("quotation reworded", quotation, [.quote], true),
            ("a word exchanged", wording, [.wording], false),
            ("typo fixed", typo, [.typo], false),
            ("negation added", negation, [.wording], true),
            ("subtle negation added", subtleNegation, [.wording], true),
        ]
        return edits.compactMap { edit, swap, kinds, isSilent in
            swap.map { swap in
                Case(
                    name: "\(name): \(edit)", old: draft.eachParagraph(swap.before),
                    new: draft.eachParagraph(swap.after), kinds: kinds, isSilent: isSilent)
            }
        }
    }

    private var editsOfParagraphs: [Case] {
        [
            edit("paragraph added", [.paragraphAdded], isSilent: false) { $0.paragraphs.insert(newParagraph, at: 3) },
            edit("paragraph removed", [.paragraphRemoved], isSilent: true) { $0.paragraphs.remove(at: 2) },
            edit("number with a correction notice", [.number, .correction], isSilent: false) {
                $0 = $0.eachParagraph(figure.after)
                $0.paragraphs.append(correction)
            },
            edit("several at once", [.headline, .number, .paragraphAdded], isSilent: true) {
                $0 = $0.eachParagraph(figure.after)
                $0.title = headline.after($0.title)
                $0.paragraphs.insert(newParagraph, at: 3)
            },
        ]
    }

    private var editsAroundTheText: [Case] {
        [
            edit("headline", [.headline], isSilent: false) { $0.title = headline.after($0.title) },
            edit("number in the headline", [.headline, .number], isSilent: true) {
                $0.title = headlineFigure.after($0.title)
            },
            edit("byline", [.byline], isSilent: false) { $0.byline = byline },
            edit("date of publication", [.date], isSilent: false) {
                $0.published = NewsDate(year: 2024, month: 3, day: 15)
            },
        ]
    }

    var movedParagraph: Case {
        edit("paragraph moved", [], isSilent: false) {
            let last = $0.paragraphs.removeLast()
            $0.paragraphs.insert(last, at: 1)
        }
    }

    var otherShapes: Case {
        edit("other shapes", [], isSilent: false) { new in
            for shape in shapes {
                new = new.eachParagraph(shape.after)
                new.title = shape.after(new.title)
            }
        }
    }

    private func edit(
        _ edit: String, _ kinds: [ChangeKind], isSilent: Bool, _ change: (inout Draft) -> Void
    ) -> Case {
        var new = draft
        change(&new)
        return Case(name: "\(name): \(edit)", old: draft, new: new, kinds: kinds, isSilent: isSilent)
    }
}

extension Draft {
    fileprivate init(_ title: String, by author: String, _ paragraphs: [String]) {
        self.init(
            title: title, paragraphs: paragraphs, byline: [author], published: NewsDate(year: 2024, month: 3, day: 14))
    }

    fileprivate func eachParagraph(_ change: (String) -> String) -> Draft {
        var draft = self
        draft.paragraphs = paragraphs.map(change)
        return draft
    }
}

private let languages: [Language] = [english, arabic, russian, turkish, chinese, german]

// MARK: English

private let english = Language(
    "English",
    Draft(
        "17 killed as ferry hits pier in Port Halden", by: "Nora Whitfield",
        [
            """
            At least 17 people were killed when a passenger ferry hit a pier in the harbour of Port Halden \
            on Tuesday, rescue workers said.
            """,
            """
            Among the dead are seven children who were on a school trip. A further twenty-five passengers \
            are being treated for their injuries, according to the regional hospital.
            """,
            """
            “We heard a loud crash and then the lights went out,” said Daniel Marsh, who was standing on the \
            upper deck. He was pulled from the water by fishermen.
            """,
            """
            The ferry had returned to service on 12 March after repairs that cost 3.5 million dollars. The \
            operator has ruled out a technical failure. Confirmed reports of a fire have reached the ministry.
            """,
            """
            The government has ordered an inquiry. Crossings of the bay were suspended until further \
            notice – a blow to the island's hotels at the start of the season.
            """,
        ]),
    figure: Swap("17 people", after: "19 people"),
    numberWord: Swap("seven children", after: "nine children"),
    largerNumberWord: Swap("twenty-five", after: "twenty-nine"),
    largeNumber: Swap("3.5 million", after: "3.5 billion"),
    day: Swap("12 March", after: "14 March"),
    weekday: Swap("on Tuesday", after: "on Wednesday"),
    quotation: Swap("a loud crash and then the lights went out", after: "a terrible bang and everything went dark"),
    wording: Swap("suspended", after: "restricted"),
    typo: Swap("government", before: "goverment"),
    negation: Swap("has ruled out", after: "has not ruled out"),
    subtleNegation: Swap("Confirmed reports", after: "Unconfirmed reports"),
    headline: Swap("hits pier", after: "rams pier"),
    headlineFigure: Swap("17 killed", after: "19 killed"),
    byline: ["Nora Whitfield", "Samuel Pryce"],
    newParagraph: """
        Divers from two neighbouring ports joined the search in the afternoon. Strong currents made their work \
        difficult, a spokeswoman for the coastguard said.
        """,
    correction: "Correction: An earlier version of this article gave a wrong number of people killed.",
    shapes: [
        Swap("“", after: "\""), Swap("”", after: "\""), Swap("–", after: "—"), Swap("island's", after: "island’s"),
        Swap("on Tuesday", after: "on\u{A0}Tuesday"), Swap("passenger", after: "pas\u{AD}senger"),
        Swap("fishermen", after: "ﬁshermen"), Swap("twenty-five", after: "twenty\u{2011}five"),
        Swap("Port Halden", after: "Port  Halden"),
    ],
    ownEdits: [
        OwnEdit(
            name: "negation in a contraction", swap: Swap("has ruled out", after: "hasn't ruled out"),
            kinds: [.wording], isSilent: true),
        OwnEdit(
            name: "million cut short", swap: Swap("3.5 million dollars", before: "$3.5m", after: "$3.5bn"),
            kinds: [.number], isSilent: true),
        OwnEdit(
            name: "“once” is no eleven",
            swap: Swap("has ordered", before: "at once ordered", after: "promptly ordered"), kinds: [.wording],
            isSilent: false),
        OwnEdit(
            name: "month before the day", swap: Swap("12 March", before: "March 12", after: "March 14"),
            kinds: [.number, .date], isSilent: true),
    ])

// MARK: Arabic

private let arabic = Language(
    "Arabic",
    Draft(
        "17 قتيلا في اصطدام عبارة برصيف ميناء الواحة", by: "ليلى منصور",
        [
            """
            لقي 17 شخصا على الأقل مصرعهم إثر اصطدام عبارة ركاب برصيف ميناء الواحة صباح يوم الثلاثاء، \
            بحسب ما أعلنت فرق الإنقاذ.
            """,
            """
            ومن بين القتلى سبعة أطفال كانوا في رحلة مدرسية. وقال المستشفى الإقليمي إنه استقبل عشرين راكبا \
            أصيبوا بجروح متفاوتة.
            """,
            """
            وقال سليم الحمداني، الذي كان واقفا على السطح العلوي: «سمعنا دويا قويا ثم انطفأت الأنوار فجأة». \
            وانتشله صيادون من الماء.
            """,
            """
            وكانت العبارة قد استأنفت رحلاتها في 12 مارس بعد أعمال صيانة كلفت 3.5 مليون دولار. وقالت الشركة \
            المشغلة إنها تستبعد وجود عطل فني، فيما تلقت الوزارة تقارير مؤكدة عن نشوب حريق.
            """,
            """
            وتعتزم الحكومة فتح تحقيق في ملابسات الحادث. وعلقت السلطات حركة العبارات في الخليج حتى إشعار \
            آخر – وهي ضربة قاسية للموسم السياحي.
            """,
        ]),
    figure: Swap("17 شخصا", after: "19 شخصا"),
    numberWord: Swap("سبعة أطفال", after: "تسعة أطفال"),
    largerNumberWord: Swap("عشرين راكبا", after: "ثلاثين راكبا"),
    largeNumber: Swap("3.5 مليون", after: "3.5 مليار"),
    day: Swap("12 مارس", after: "14 مارس"),
    weekday: Swap("يوم الثلاثاء", after: "يوم الأربعاء"),
    quotation: Swap("دويا قويا ثم انطفأت الأنوار فجأة", after: "انفجارا هائلا وغرقنا جميعا في الظلام"),
    wording: Swap("وعلقت السلطات", after: "وقيدت السلطات"),
    typo: Swap("المستشفى", before: "المستشقى"),
    negation: Swap("إنها تستبعد", after: "إنها لا تستبعد"),
    subtleNegation: Swap("تقارير مؤكدة", after: "تقارير غير مؤكدة"),
    headline: Swap("اصطدام", after: "ارتطام"),
    headlineFigure: Swap("17 قتيلا", after: "19 قتيلا"),
    byline: ["ليلى منصور", "هشام الراوي"],
    newParagraph: """
        وانضم غواصون من ميناءين مجاورين إلى عمليات البحث بعد الظهر. وقالت متحدثة باسم خفر السواحل إن التيارات \
        القوية صعبت مهمتهم.
        """,
    correction: "تصحيح: ذكرت نسخة سابقة من هذا المقال عددا خاطئا للقتلى.",
    shapes: [
        Swap("«", after: "“"), Swap("»", after: "”"), Swap("–", after: "—"), Swap("17 ", after: "17\u{A0}"),
        Swap("الأقل", after: "ا\u{FEF7}قل"), Swap("3.5", after: "\u{200E}3.5\u{200F}"),
        Swap("ميناء الواحة", after: "ميناء  الواحة"),
    ],
    ownEdits: [
        OwnEdit(
            name: "negation with an “and” before it", swap: Swap("وتعتزم الحكومة", after: "ولا تعتزم الحكومة"),
            kinds: [.wording], isSilent: true),
        OwnEdit(
            name: "number word beside a feminine noun",
            swap: Swap("سبعة أطفال", before: "سبع نساء", after: "تسع نساء"), kinds: [.number], isSilent: true),
        OwnEdit(
            name: "several millions become several billions",
            swap: Swap("3.5 مليون دولار", before: "5 ملايين دولار", after: "5 مليارات دولار"), kinds: [.number],
            isSilent: true),
        OwnEdit(
            name: "figure in Arabic digits", swap: Swap("17 شخصا", before: "١٧ شخصا", after: "١٩ شخصا"),
            kinds: [.number], isSilent: true),
        OwnEdit(
            name: "day in Arabic digits", swap: Swap("12 مارس", before: "١٢ مارس", after: "١٤ مارس"),
            kinds: [.number, .date], isSilent: true),
        OwnEdit(
            name: "month with its two names",
            swap: Swap("12 مارس", before: "12 آذار/مارس", after: "14 آذار/مارس"), kinds: [.number, .date],
            isSilent: true),
    ])

// MARK: Russian

private let russian = Language(
    "Russian",
    Draft(
        "При столкновении парома с причалом в Старогорске погибли 17 человек", by: "Вера Одинцова",
        [
            """
            Не менее 17 человек погибли в результате столкновения пассажирского парома с причалом в порту \
            Старогорска. Авария произошла в четверг утром, сообщили спасатели.
            """,
            """
            Среди погибших семь детей, которые ехали на экскурсию. По данным областной больницы, за медицинской \
            помощью обратились семьдесят пассажиров.
            """,
            """
            «Мы услышали сильный удар, и сразу погас свет», — рассказал Игорь Мельников, стоявший на верхней \
            палубе. Из воды его вытащили рыбаки.
            """,
            """
            Паром вернулся на линию 12 марта после ремонта, который обошёлся в 3,5 миллиона рублей. \
            Компания-перевозчик исключает техническую неисправность. В министерство поступили подтверждённые \
            сообщения о пожаре.
            """,
            """
            Правительство области назначило расследование. Паромное сообщение через залив приостановлено до \
            особого распоряжения — в самом начале туристического сезона.
            """,
        ]),
    figure: Swap("17 человек", after: "19 человек"),
    numberWord: Swap("семь детей", after: "восемь детей"),
    largerNumberWord: Swap("семьдесят", after: "восемьдесят"),
    largeNumber: Swap("3,5 миллиона", after: "3,5 миллиарда"),
    day: Swap("12 марта", after: "14 марта"),
    weekday: Swap("в четверг", after: "в пятницу"),
    quotation: Swap("сильный удар, и сразу погас свет", after: "страшный грохот, и всё погрузилось в темноту"),
    wording: Swap("приостановлено", after: "ограничено"),
    typo: Swap("Правительство", before: "Правительсво"),
    negation: Swap("перевозчик исключает", after: "перевозчик не исключает"),
    subtleNegation: Swap("поступили подтверждённые", after: "поступили неподтверждённые"),
    headline: Swap("При столкновении парома с причалом", after: "При ударе парома о причал"),
    headlineFigure: Swap("погибли 17", after: "погибли 19"),
    byline: ["Вера Одинцова", "Павел Рогожин"],
    newParagraph: """
        Днём к поискам присоединились водолазы из соседних портов. По словам представительницы береговой охраны, \
        их работу затрудняет сильное течение.
        """,
    correction: "Исправление: в предыдущей версии этой статьи было указано неверное число погибших.",
    shapes: [
        Swap("«", after: "„"), Swap("»", after: "“"), Swap("—", after: "–"),
        Swap("17 человек", after: "17\u{202F}человек"), Swap("в четверг", after: "в\u{A0}четверг"),
        Swap("расследование", after: "рассле\u{AD}дование"),
        Swap("Компания-перевозчик", after: "Компания\u{2011}перевозчик"),
        Swap("областной", after: "областнои\u{306}"), Swap("Старогорск", after: "Старо\u{AD}горск"),
    ],
    ownEdits: [
        OwnEdit(
            name: "number word in the genitive",
            swap: Swap(
                "Среди погибших семь детей", before: "Найдены тела семи детей", after: "Найдены тела восьми детей"),
            kinds: [.number], isSilent: true),
        OwnEdit(
            name: "million cut short", swap: Swap("3,5 миллиона", before: "3,5 млн", after: "3,5 млрд"),
            kinds: [.number], isSilent: true),
        OwnEdit(
            name: "weekday in the genitive",
            swap: Swap("в четверг утром", before: "утром четверга", after: "утром вторника"), kinds: [.date],
            isSilent: true),
        OwnEdit(
            name: "an ё without its dots", swap: Swap("обошёлся", before: "обошелся"), kinds: [.typo], isSilent: false),
    ])

// MARK: Turkish

private let turkish = Language(
    "Turkish",
    Draft(
        "Mercanlı Limanı'nda feribot iskeleye çarptı: 17 ölü", by: "Elif Karasu",
        [
            """
            Mercanlı Limanı'nda bir yolcu feribotunun iskeleye çarpması sonucu en az 17 kişi hayatını kaybetti. \
            Kaza, perşembe günü sabah saatlerinde meydana geldi.
            """,
            """
            Ölenler arasında okul gezisine çıkan yedi çocuk da bulunuyor. İl hastanesinden verilen bilgiye göre \
            yirmi yolcu tedavi altına alındı.
            """,
            """
            “Büyük bir gürültü duyduk, ardından bütün ışıklar söndü” diyen Kemal Aydoğmuş, kaza sırasında üst \
            güvertedeydi. Aydoğmuş'u denizden balıkçılar çıkardı.
            """,
            """
            Feribot, maliyeti 3,5 milyon lirayı bulan bakımın ardından 12 Mart tarihinde yeniden sefere çıkmıştı. \
            Liman yolu trafiğe kapalı. Bakanlık, gemide yangın çıktığı yönündeki bilgileri doğruladı.
            """,
            """
            Valilik, olayla ilgili soruşturma başlatıldığını açıkladı. Körfezdeki feribot seferleri yeni bir \
            duyuruya kadar durduruldu – karar, turizm sezonunun hemen başında geldi.
            """,
        ]),
    figure: Swap("17 kişi", after: "19 kişi"),
    numberWord: Swap("yedi çocuk", after: "dokuz çocuk"),
    largerNumberWord: Swap("yirmi yolcu", after: "otuz yolcu"),
    largeNumber: Swap("3,5 milyon", after: "3,5 milyar"),
    day: Swap("12 Mart", after: "14 Mart"),
    weekday: Swap("perşembe günü", after: "cuma günü"),
    quotation: Swap(
        "Büyük bir gürültü duyduk, ardından bütün ışıklar söndü", after: "Korkunç bir sarsıntı oldu, her yer karardı"),
    wording: Swap("durduruldu", after: "kısıtlandı"),
    typo: Swap("soruşturma", before: "soruştruma"),
    negation: Swap("trafiğe kapalı", after: "trafiğe kapalı değil"),
    subtleNegation: Swap("doğruladı", after: "doğrulamadı"),
    headline: Swap("çarptı", after: "bindirdi"),
    headlineFigure: Swap("17 ölü", after: "19 ölü"),
    byline: ["Elif Karasu", "Mert Yalçınkaya"],
    newParagraph: """
        Öğleden sonra komşu limanlardan gelen dalgıçlar da arama çalışmalarına katıldı. Sahil güvenlik sözcüsü, \
        kuvvetli akıntının ekiplerin işini zorlaştırdığını söyledi.
        """,
    correction: "Düzeltme: Bu haberin önceki bir sürümünde can kaybı sayısı yanlış verilmişti.",
    shapes: [
        Swap("“", after: "\""), Swap("”", after: "\""), Swap("–", after: "—"), Swap("Limanı'nda", after: "Limanı’nda"),
        Swap("Aydoğmuş'u", after: "Aydoğmuş’u"), Swap("17 ", after: "17\u{A0}"),
        Swap("hastanesinden", after: "hasta\u{AD}nesinden"), Swap("trafiğe", after: "traﬁğe"),
        Swap("perşembe günü", after: "perşembe  günü"),
    ],
    ownEdits: [
        OwnEdit(
            name: "day before a month with a suffix",
            swap: Swap("12 Mart tarihinde", before: "12 Mart'ta", after: "14 Mart'ta"), kinds: [.number, .date],
            isSilent: true),
        OwnEdit(
            name: "month with a suffix", swap: Swap("12 Mart tarihinde", before: "12 Mart'ta", after: "12 Nisan'da"),
            kinds: [.date], isSilent: true),
        OwnEdit(
            name: "figure with a suffix",
            swap: Swap("yirmi yolcu", before: "yolculardan 7'si", after: "yolculardan 9'u"), kinds: [.number],
            isSilent: true),
        OwnEdit(
            name: "number of two words", swap: Swap("yirmi yolcu", before: "on yedi yolcu", after: "on dokuz yolcu"),
            kinds: [.number], isSilent: true),
    ])

// MARK: Chinese

private let chinese = Language(
    "Chinese",
    Draft(
        "渡轮撞上望海港码头致17人遇难", by: "林若溪",
        [
            "消防部门通报，一艘载客渡轮星期二早上在望海港撞上码头，造成至少17人遇难，多人落水。",
            "遇难者中有七名参加研学活动的学生。医院方面说，另有二十名乘客受伤，正在接受治疗。",
            """
            “我们先听到巨大的响声，接着船上的灯全都灭了。”当时站在上层甲板的乘客陈远舟说。\
            他随后被附近的渔民救起。
            """,
            """
            这艘渡轮3月12日刚刚完成耗资3500万元的检修并恢复航行。运营公司排除机械故障的可能，\
            主管部门已收到经确认的起火报告。
            """,
            "当地政府已成立调查组。海湾内的渡轮航线全部停运，何时恢复另行通知——部分游客只得改变行程。",
        ]),
    figure: Swap("17人", after: "19人"),
    numberWord: Swap("七名", after: "九名"),
    largerNumberWord: Swap("二十名", after: "三十名"),
    largeNumber: Swap("3500万元", after: "3500亿元"),
    day: Swap("3月12日", after: "3月14日"),
    weekday: Swap("星期二", after: "星期四"),
    quotation: Swap("先听到巨大的响声，接着船上的灯全都灭了", after: "突然感到剧烈摇晃，随后眼前变得漆黑"),
    wording: Swap("停运", after: "减班"),
    typo: nil,
    negation: Swap("公司排除", after: "公司不排除"),
    subtleNegation: Swap("经确认", after: "未经确认"),
    headline: Swap("撞上", after: "猛撞"),
    headlineFigure: Swap("17人", after: "19人"),
    byline: ["林若溪", "周牧野"],
    newParagraph: "当天下午，邻近港口的潜水员也加入搜救。海岸警卫队发言人说，湍急的水流增加了搜救难度。",
    correction: "更正：本文早前版本所述遇难人数有误。",
    shapes: [
        Swap("“", after: "\""), Swap("”", after: "\""), Swap("——", after: "――"), Swap("17人", after: "１７\u{A0}人"),
        Swap("3500万", after: "3500 万"), Swap("渡轮", after: "渡\u{200B}轮"),
    ],
    ownEdits: [
        OwnEdit(name: "month", swap: Swap("3月12日", after: "4月12日"), kinds: [.number, .date], isSilent: true),
        OwnEdit(
            name: "weekday by its other name", swap: Swap("星期二", before: "周二", after: "周四"), kinds: [.date],
            isSilent: true),
        OwnEdit(
            name: "the word for “some” is no one", swap: Swap("部分游客", after: "一些游客"), kinds: [.wording],
            isSilent: false),
        OwnEdit(
            name: "quotation in corner brackets",
            swap: Swap(
                "“我们先听到巨大的响声，接着船上的灯全都灭了。”", before: "「我们先听到巨大的响声，接着船上的灯全都灭了。」",
                after: "「我们突然感到剧烈摇晃，随后眼前变得漆黑。」"), kinds: [.quote], isSilent: true),
    ])

// MARK: German

private let german = Language(
    "German",
    Draft(
        "17 Tote bei Fährunglück im Hafen von Halmstede", by: "Annika Vollrath",
        [
            """
            Bei einem Fährunglück im Hafen von Halmstede sind am Dienstag mindestens 17 Menschen ums Leben \
            gekommen. Das teilte die Feuerwehr mit.
            """,
            """
            Unter den Toten sind sieben Kinder, die auf einem Schulausflug waren. Mehr als zweihundert Fahrgäste \
            wurden nach Angaben der Rettungskräfte in Sicherheit gebracht.
            """,
            """
            „Wir hörten einen lauten Knall, dann ging überall das Licht aus“, sagte Jonas Wehrmann, der auf dem \
            Oberdeck stand. Fischer zogen ihn aus dem Wasser.
            """,
            """
            Die Fähre war erst am 12. März nach einer Überholung für 3,5 Millionen Euro wieder ausgelaufen. Die \
            Reederei schließt einen technischen Defekt aus. Dem Ministerium liegen bestätigte Berichte über einen \
            Brand vor.
            """,
            """
            Die Landesregierung hat eine Untersuchung angekündigt. Der Fährverkehr in der Bucht wurde bis auf \
            Weiteres eingestellt – ein Rückschlag zu Beginn der Urlaubssaison.
            """,
        ]),
    figure: Swap("17 Menschen", after: "19 Menschen"),
    numberWord: Swap("sieben Kinder", after: "neun Kinder"),
    largerNumberWord: Swap("zweihundert", after: "dreihundert"),
    largeNumber: Swap("3,5 Millionen", after: "3,5 Milliarden"),
    day: Swap("12. März", after: "14. März"),
    weekday: Swap("am Dienstag", after: "am Mittwoch"),
    quotation: Swap(
        "einen lauten Knall, dann ging überall das Licht aus",
        after: "ein furchtbares Krachen, plötzlich war alles dunkel"),
    wording: Swap("eingestellt", after: "eingeschränkt"),
    typo: Swap("Untersuchung", before: "Untersuchnug"),
    negation: Swap("Defekt aus", after: "Defekt nicht aus"),
    subtleNegation: Swap("liegen bestätigte", after: "liegen unbestätigte"),
    headline: Swap("bei Fährunglück", after: "nach Kollision einer Fähre"),
    headlineFigure: Swap("17 Tote", after: "19 Tote"),
    byline: ["Annika Vollrath", "Malte Brinkhoff"],
    newParagraph: """
        Am Nachmittag beteiligten sich Taucher aus benachbarten Häfen an der Suche. Die starke Strömung erschwere \
        den Einsatz, sagte eine Sprecherin der Wasserschutzpolizei.
        """,
    correction: "Korrektur: In einer früheren Version dieses Artikels war die Zahl der Toten falsch angegeben.",
    shapes: [
        Swap("„", after: "»"), Swap("“", after: "«"), Swap("–", after: "—"), Swap("17 ", after: "17\u{A0}"),
        Swap("Feuerwehr", after: "Feuer\u{AD}wehr"), Swap("Schulausflug", after: "Schulausﬂug"),
        Swap("12. März", after: "12.\u{202F}März"), Swap("Hafen von", after: "Hafen  von"),
    ],
    ownEdits: [
        OwnEdit(
            name: "million cut short", swap: Swap("3,5 Millionen", before: "3,5 Mio.", after: "3,5 Mrd."),
            kinds: [.number], isSilent: true),
        OwnEdit(
            name: "tens in words", swap: Swap("zweihundert", before: "dreißig", after: "vierzig"), kinds: [.number],
            isSilent: true),
        OwnEdit(
            name: "negation in an article",
            swap: Swap("einen technischen Defekt aus", after: "keinen technischen Defekt aus"), kinds: [.wording],
            isSilent: true),
        OwnEdit(
            name: "the polite “you” is no August",
            swap: Swap(
                "Das teilte die Feuerwehr mit.", before: "Hinweise geben Sie bitte der Polizei.",
                after: "Hinweise nimmt die Polizei entgegen."), kinds: [.wording], isSilent: false),
    ])
