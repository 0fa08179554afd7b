/// The names in dates, in the languages that news is most written in, in lower case.
enum DateNames {
    /// Whole and as they are cut short, in the case in which they stand with a day. A name that is one month in one
    /// language and another in the next is not here, but for those that `DateReader` tells apart.
    static let months: [String: Int] = numbered([
        "eanáir ionawr jannar ජනවාරි jannaayo "
            + "জানুয়ারি jan january januar janvier enero ene gennaio gen janeiro januari jänner janv ianuarie ian "
            + "января январь янв січня січень січ януари студзеня ιανουαρίου ιανουάριος ιαν ocak oca يناير جانفي ژانویه "
            + "stycznia styczeń sty ledna leden január januára tammikuuta tammikuu tammi ינואר जनवरी siječnja januara"
            + " janvāris janvārī janvāra sausio sausis jaanuar janúar gener janar yanvar қаңтар იანვარი იანვარს"
            + " հունվարի հունվար јануар јануари urtarrila urtarrilaren urtarrilak มกราคม มกรา ជនវរី មករា"
            + " ဇန်နဝါရီ जानेवारी ஜனவரி జనవరి ಜನವರಿ ജനുവരി જાન્યુઆરી ਜਨਵਰੀ جنوری siječanj",
        "pebrero feabhra chwefror frar පෙබරවාරි شوبات febraayo "
            + "ফেব্রুয়ারি شباط feb february februar février fevrier févr fevr fév febrero febbraio fevereiro fev februari februarie "
            + "февраля февраль фев февр лютого лютий лют февруари лютага φεβρουαρίου φεβρουάριος φεβ şubat şub فبراير فيفري فوریه "
            + "lutego luty lut února únor február februári februára helmikuuta helmikuu helmi פברואר फरवरी फ़रवरी veljače februara"
            + " februāris februārī februāra vasario vasaris veebruar febrúar febrer shkurt fevral ақпан"
            + " თებერვალი փետրվարի փետրվար фебруар фебруари otsaila otsailaren otsailak กุมภาพันธ์ កុម្ភៈ"
            + " ဖေဖော်ဝါရီ फेब्रुवारी பிப்ரவரி ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി ફેબ્રુઆરી ਫਰਵਰੀ فروری veljača febr",
        "marso márta mawrth marzu මාර්තු ئازار maarso mac "
            + "মার্চ آذار mar march märz maerz mär mars marzo março marco mrt maart marts martie "
            + "марта март березня березень бер сакавіка μαρτίου μάρτιος μαρ μάρ mart مارس مارچ "
            + "marca marzec března březen březen március maaliskuuta maaliskuu maalis מרץ मार्च ožujka"
            + " мар martā märts març maret kovo kovas marec наурыз მარტი მარტს մարտի մարտ martxoa martxoaren"
            + " martxoak มีนาคม មីនា မတ် மார்ச் మార్చి ಮಾರ್ಚ್ മാർച്ച് માર્ચ ਮਾਰਚ ožujak márc machi",
        "aibreán ebrill අප්‍රේල් نیسان abriil " + "এপ্রিল نيسان apr april avril avr abril abr aprile aprilie "
            + "апреля апрель апр квітня квітень кві април красавіка απριλίου απρίλιος απρ nisan nis أبريل ابريل أفريل آوریل "
            + "kwietnia kwiecień kwi dubna duben április apríla huhtikuuta huhtikuu huhti אפריל अप्रैल travnja aprila"
            + " aprīlis aprīlī aprīļa balandžio balandis aprill apríl prill aprel сәуір აპრილი აპრილს ապրիլի"
            + " ապրիլ apirila apirilaren apirilak เมษายน មេសា ဧပြီ एप्रिल ஏப்ரல் ఏప్రిల్ ಏಪ್ರಿಲ್ ഏപ്രിൽ એપ્રિલ"
            + " ਅਪ੍ਰੈਲ اپریل travanj ápr aprili",
        "bealtaine mejju මැයි ئایار maajo " + "মে أيار ايار may mai mayo maggio mag maio mei maj "
            + "мая май травня травень тра мај траўня μαΐου μαίου μάιος μαι μάι μαϊ mayıs مايو ماي مه "
            + "maja května květen május mája toukokuuta toukokuu touko מאי मई svibnja"
            + " maijs maijā maija gegužės gegužė maí maig мамыр მაისი მაისს մայիսի մայիս maiatza maiatzaren"
            + " maiatzak พฤษภาคม ឧសភា မေ மே మే ಮೇ മേയ് મે ਮਈ مئی svibanj máj",
        "hunyo meitheamh mehefin ġunju ජූනි حوزەیران juun " + "জুন حزيران jun june juni juin junio giugno giu junho iunie "
            + "июня июнь июн червня червень чер юни чэрвеня ιουνίου ιούνιος ιουν ιούν ιον haziran haz يونيو جوان ژوئن "
            + "czerwca czerwiec cze června červen június júna kesäkuuta kesäkuu kesä יוני जून lipnja juna"
            + " jūnijs jūnijā jūnija birželio birželis juuni júní juny qershor iyun junij junija маусым ივნისი"
            + " ივნისს հունիսի հունիս јун јуни ekaina ekainaren ekainak มิถุนายน មិថុនា ဇွန် ஜூன் జూన్ ಜೂನ್ ജൂൺ"
            + " જૂન ਜੂਨ جون lipanj jún",
        "hulyo iúil gorffennaf lulju ජූලි تەمووز luuliyo "
            + "জুলাই تموز jul july juli juillet juil julio luglio lug julho iulie "
            + "июля июль июл липня липень лип юли ліпеня ιουλίου ιούλιος ιουλ ιούλ ιολ temmuz tem يوليو جويلية ژوئیه "
            + "lipca lipiec července červenec július júla heinäkuuta heinäkuu heinä יולי जुलाई srpnja jula"
            + " jūlijs jūlijā jūlija liepos liepa juuli júlí juliol korrik iyul julij julija шілде ივლისი ივლისს"
            + " հուլիսի հուլիս јул јули uztaila uztailaren uztailak กรกฎาคม កក្កដា ဇူလိုင် जुलै ஜூலை జూలై జులై"
            + " ಜುಲೈ ജൂലൈ જુલાઈ ਜੁਲਾਈ جولائی srpanj júl julai",
        "lúnasa awst awwissu අගෝස්තු ئاب agoosto " + "আগস্ট آب aug august août aout agosto ago augustus augusti "
            + "августа август авг серпня серпень сер жніўня αυγούστου αύγουστος αυγ αύγ ağustos ağu أغسطس اغسطس أوت اوت "
            + "sierpnia sierpień sie srpna srpen augusztus augusta elokuuta elokuu elo אוגוסט अगस्त kolovoza avgusta"
            + " augusts augustā rugpjūčio rugpjūtis ágúst agost agustus agu agt gusht avqust avgust тамыз"
            + " აგვისტო აგვისტოს օգոստոսի օգոստոս abuztua abuztuaren abuztuak สิงหาคม សីហា ဩဂုတ် သြဂုတ် ऑगस्ट"
            + " ஆகஸ்ட் ఆగస్టు ಆಗಸ್ಟ್ ഓഗസ്റ്റ് ઓગસ્ટ ਅਗਸਤ اگست kolovoz ogos agosti",
        "setyembre medi settembru සැප්තැම්බර් ئەیلوول sebtembar "
            + "সেপ্টেম্বর أيلول ايلول sep sept september septembre septiembre setembre setembro set settembre septembrie "
            + "сентября сентябрь сен сент вересня вересень вер септември верасня σεπτεμβρίου σεπτέμβριος σεπ eylül eyl سبتمبر سپتامبر "
            + "września wrzesień wrz září szeptember septembra syyskuuta syyskuu syys ספטמבר सितंबर सितम्बर rujna"
            + " septembris septembrī rugsėjo rugsėjis shtator sentyabr sentabr қыркүйек სექტემბერი სექტემბერს"
            + " սեպտեմբերի սեպտեմբեր септембар septembar iraila irailaren irailak กันยายน កញ្ញា စက်တင်ဘာ"
            + " सप्टेंबर செப்டம்பர் సెప్టెంబర్ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ સપ્ટેમ્બર ਸਤੰਬਰ ستمبر rujan szept septemba",
        "oktubre hydref ottubru ඔක්තෝබර් oktoobar "
            + "অক্টোবর oct oktober october octobre octubre ottobre ott outubro out okt oktobra octombrie "
            + "октября октябрь окт жовтня жовтень жов октомври кастрычніка οκτωβρίου οκτώβριος οκτ ekim eki أكتوبر اكتوبر اکتبر "
            + "października październik paź října říjen október októbra lokakuuta lokakuu loka אוקטובר अक्टूबर"
            + " oktobris oktobrī spalio spalis oktoober tetor oktyabr oktabr қазан ოქტომბერი ოქტომბერს"
            + " հոկտեմբերի հոկտեմբեր октобар oktobar urria urriaren urriak ตุลาคม តុលា အောက်တိုဘာ ऑक्टोबर"
            + " அக்டோபர் అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ ઓક્ટોબર ਅਕਤੂਬਰ اکتوبر",
        "nobyembre samhain tachwedd novembru නොවැම්බර් nofembar "
            + "নভেম্বর nov november novembre noviembre novembro noiembrie "
            + "ноября ноябрь ноя листопада ноември лістапада νοεμβρίου νοέμβριος νοε νοέ kasım kas نوفمبر نوامبر "
            + "listopada listopad novembra marraskuuta marraskuu marras נובמבר नवंबर नवम्बर studenoga studenog"
            + " novembris novembrī lapkričio lapkritis nóvember nëntor noyabr қараша ნოემბერი ნოემბერს նոյեմբերի"
            + " նոյեմբեր новембар novembar azaroa azaroaren azaroak พฤศจิกายน វិច្ឆិកា နိုဝင်ဘာ नोव्हेंबर"
            + " நவம்பர் నవంబర్ ನವೆಂಬರ್ നവംബർ નવેમ્બર ਨਵੰਬਰ نومبر studeni",
        "disyembre nollaig rhagfyr diċembru දෙසැම්බර් desembar disember "
            + "ডিসেম্বর dec december dezember dez décembre decembre déc diciembre dic dicembre dezembro desember decembrie "
            + "декабря декабрь дек грудня грудень гру декември снежня δεκεμβρίου δεκέμβριος δεκ aralık ara ديسمبر دسامبر "
            + "grudnia grudzień gru prosince prosinec decembra joulukuuta joulukuu joulu דצמבר दिसंबर दिसम्बर prosinca"
            + " decembris decembrī gruodžio gruodis detsember desembre dhjetor dekabr желтоқсан დეკემბერი"
            + " დეკემბერს դեկտեմբերի դեկտեմբեր децембар decembar abendua abenduaren abenduak ธันวาคม ធ្នូ"
            + " ဒီဇင်ဘာ डिसेंबर டிசம்பர் డిసెంబర్ ಡಿಸೆಂಬರ್ ഡിസംബർ ડિસેમ્બર ਦਸੰਬਰ دسمبر prosinac disember desemba",
    ])

    /// Of Iran's calendar, which begins with spring.
    static let solarMonths: [String: Int] = numbered([
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
    ])

    private static func numbered(_ lines: [String]) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for (index, line) in lines.enumerated() {
            for name in line.utf8.split(separator: 0x20) { numbers[String(Substring(name))] = index + 1 }
        }
        return numbers
    }

    /// Those that tell the order of `04/10/2012`: in full, and as English and Spanish cut them short.
    static let weekdayNumbers: [String: Int] = numbered([
        "monday mon lundi lunes lun lunedì segunda montag maandag pazartesi senin",
        "tuesday tue tues mardi martes martedì terça dienstag dinsdag salı selasa",
        "wednesday wed mercredi miércoles mié mercoledì quarta mittwoch woensdag çarşamba rabu",
        "thursday thu thur thurs jeudi jueves jue giovedì quinta donnerstag donderdag perşembe kamis",
        "friday fri vendredi viernes vie venerdì sexta freitag vrijdag cuma jumat",
        "saturday sat samedi sábado sáb sabato samstag zaterdag cumartesi sabtu",
        "sunday sun dimanche domingo dom domenica sonntag zondag pazar minggu",
    ])

    /// Passed over: the day's number says it better, and feeds are wrong about them.
    static let weekdays: Set<String> = words(
        """
        mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so mon die mit don fre sam son
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
        lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié mie jue vie sáb sab dom
        lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi domenica gio
        segunda terça terca quarta quinta sexta feira seg ter qua qui sex maandag dinsdag woensdag donderdag vrijdag
        zaterdag zondag ma wo vr za zo måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
        mån tis ons tor tors fre lör sön man tir lør søn maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
        понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье пн вт ср чт пт сб вс
        понеділок вівторок середа четвер пʼятниця субота неділя нд
        poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz nie
        pondělí úterý středa čtvrtek pátek neděle po út st čt pá ne hétfő kedd szerda csütörtök péntek szombat vasárnap
        luni marți miercuri joi vineri sâmbătă duminică lu mi jo vi du
        pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt paz
        δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρι τετ πεμ παρ σαβ κυρ
        الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد
        月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天
        周一 周二 周三 周四 周五 周六 周日 월 화 수 목 금 토 일 월요일 화요일 수요일 목요일 금요일 토요일 일요일
        """)

    /// Words that may stand between the parts.
    static let fillers: Set<String> = words(
        """
        at on of the um uhr de del le la las los les il lo à a el den dem der am г года р року r kl klo hrs hs h om alle ore ora às as do ngày
        năm lúc ο στις f y and и в во u o v ve ob d gada metų น เวลา วันที่ เมื่อ พ ศ ساعت у о ч
        """)

    /// Before and after noon.
    static let meridiems: [String: Int] = [
        "am": 0, "pm": 12, "上午": 0, "下午": 12, "午前": 0, "午後": 12, "오전": 0, "오후": 12, "πμ": 0, "μμ": 12, "öö": 0,
        "ös": 12, "ص": 0, "م": 12,
    ]

    /// Seconds east of UTC. RFC 822's names, and those that feeds name most. Names that mean several zones (IST, CST) are
    /// read as the one that news in English means.
    static let zones: [String: Int] = {
        let hours: [(String, Double)] = [
            ("z ut utc gmt wet g azost", 0), ("bst cet met mez west ist1 wat", 1), ("cest mest mesz eet sast cat", 2),
            ("eest msk trt eat idt", 3), ("irst", 3.5), ("msd gst azt", 4), ("pkt uzt yekt", 5), ("ist", 5.5),
            ("npt", 5.75), ("mmt", 6.5), ("novt krat", 7), ("yakt", 9), ("vlat", 10), ("sst", -11), ("hdt", -9),
            ("ict wib", 7), ("hkt sgt awst pht myt wita", 8), ("jst kst wit", 9), ("acst", 9.5), ("aest chst", 10),
            ("acdt", 10.5), ("aedt", 11), ("nzst", 12), ("nzdt", 13), ("brt art clst uyt", -3), ("brst", -2),
            ("nst", -3.5),
            ("ndt", -2.5),
            ("ast at vet bot clt pyt", -4), ("adt", -3), ("edt", -4), ("est et cot pet ect", -5), ("cdt", -5),
            ("cst ct", -6), ("mdt", -6),
            ("mst mt", -7),
            ("pdt", -7), ("pst pt", -8), ("akdt", -8), ("akst", -9), ("hst", -10),
        ]
        var zones: [String: Int] = [:]
        for (names, offset) in hours {
            for name in names.utf8.split(separator: 0x20) { zones[String(Substring(name))] = Int(offset * 3600) }
        }
        return zones
    }()

    private static func words(_ text: String) -> Set<String> {
        Set(text.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) })
    }
}
