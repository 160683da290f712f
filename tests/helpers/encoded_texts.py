"""A few captions in many languages, and the encodings that their files were written in before UTF-8."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

TEXTS = {
    "el": """
Καλημέρα σας και καλώς ήρθατε στο εργαστήρι.
Σήμερα θα φτιάξουμε ένα μικρό ράφι για βιβλία.
Το ξύλο πρέπει να είναι στεγνό και ίσιο.
Πόσες βίδες χρειαζόμαστε; Περίπου δώδεκα.
Κράτα το σφυρί με το δεξί χέρι, παρακαλώ.
Ωραία, τώρα μετράμε ξανά το μήκος.
Ύστερα βάφουμε την πλευρά που φαίνεται.
Ευχαριστώ πολύ για την προσοχή σας.
""",
    "tr": """
Merhaba, atölyemize hoş geldiniz.
Bugün kitaplar için küçük bir raf yapacağız.
Tahtanın kuru ve düzgün olması gerekiyor.
Kaç vida lazım? Aşağı yukarı on iki tane.
Çekici sağ elinle tut, lütfen.
Güzel, şimdi uzunluğu yeniden ölçüyoruz.
Sonra görünen yüzü boyayacağız.
İlginiz için çok teşekkür ederim.
""",
    "he": """
שלום לכולם וברוכים הבאים לסדנה.
היום נבנה מדף קטן לספרים.
העץ צריך להיות יבש וישר.
כמה ברגים צריך? בערך שנים עשר.
תחזיק את הפטיש ביד ימין, בבקשה.
יפה, עכשיו מודדים שוב את האורך.
אחר כך צובעים את הצד שרואים.
תודה רבה על ההקשבה.
""",
    "ar": """
مرحبا بكم جميعا في الورشة.
سنصنع اليوم رفا صغيرا للكتب.
يجب أن يكون الخشب جافا ومستقيما.
كم مسمارا نحتاج؟ حوالي اثني عشر.
أمسك المطرقة بيدك اليمنى من فضلك.
جميل، الآن نقيس الطول مرة أخرى.
بعد ذلك نطلي الجانب الظاهر.
شكرا جزيلا على انتباهكم.
""",
    "fa": """
سلام به همه و خوش آمدید به کارگاه.
امروز یک قفسه کوچک برای کتاب می‌سازیم.
چوب باید خشک و صاف باشد.
چند پیچ لازم داریم؟ حدود دوازده تا.
چکش را با دست راست بگیر، لطفا.
خوب، حالا دوباره طول را اندازه می‌گیریم.
بعد طرفی را که دیده می‌شود رنگ می‌کنیم.
از توجه شما بسیار سپاسگزارم.
""",
    "th": """
สวัสดีทุกคน ยินดีต้อนรับสู่โรงงาน
วันนี้เราจะทำชั้นวางหนังสือเล็กๆ
ไม้ต้องแห้งและตรง
ต้องใช้สกรูกี่ตัว ประมาณสิบสองตัว
จับค้อนด้วยมือขวานะครับ
ดีมาก ตอนนี้วัดความยาวอีกครั้ง
จากนั้นทาสีด้านที่มองเห็น
ขอบคุณมากที่ตั้งใจฟัง
""",
    "vi": """
Xin chào mọi người đến với xưởng mộc.
Hôm nay chúng ta làm một kệ sách nhỏ.
Gỗ phải khô và thẳng.
Cần bao nhiêu con vít? Khoảng mười hai cái.
Hãy cầm búa bằng tay phải.
Tốt lắm, bây giờ đo lại chiều dài.
Sau đó sơn mặt ngoài nhìn thấy được.
Cảm ơn các bạn đã chú ý lắng nghe.
""",
    "fr": """
Bonjour à toutes et à tous dans l’atelier.
Aujourd’hui, nous fabriquons une étagère très légère.
Le bois doit être sec, évidemment, et bien droit.
Combien de vis faut-il ? À peu près douze.
Tiens le marteau de la main droite, s’il te plaît.
Ça y est, on mesure à nouveau la longueur.
Après, on peint le côté qu’on aperçoit.
Merci à vous d’être restés jusqu’à la fin.
""",
    "de": """
Guten Morgen und schön, dass ihr in der Werkstatt seid.
Heute bauen wir ein kleines Regal für Bücher.
Das Holz muss trocken und gerade sein, natürlich.
Wie viele Schrauben brauchen wir? Ungefähr zwölf.
Halt den Hammer bitte fest, aber nicht zu fest.
Schön, jetzt messen wir die Länge noch einmal.
Danach streichen wir die Fläche, die man später sieht.
Vielen Dank fürs Zuhören und bis nächste Woche.
""",
    "es": """
Buenos días y bienvenidos al taller de los niños.
Hoy haremos un estante pequeño para los libros.
La madera debe estar seca y, además, bien recta.
¿Cuántos tornillos hacen falta? Unos doce, quizás más.
Agarra el martillo con la mano derecha, ¿sí?
Muy bien, ahora medimos otra vez y así no habrá daños.
Después pintamos el lado que se verá mañana.
Muchas gracias por su atención, señores.
""",
    "pt": """
Bom dia e bem-vindos à nossa oficina.
Hoje vamos fazer uma prateleira pequena, não é?
A madeira não pode estar húmida nem torta.
Quantos parafusos são precisos? À volta de doze.
Segura o martelo com a mão direita, então.
Muito bem, agora medimos a extensão outra vez.
Depois pintamos o lado que ficará à vista.
Obrigado pela atenção e até amanhã.
""",
    "it": """
Buongiorno e benvenuti in officina, perché è già tardi.
Oggi facciamo una mensola più piccola per i libri.
Il legno dev’essere asciutto, cioè già stagionato.
Quante viti servono? Più o meno dodici.
Tieni il martello così, con la destra.
Bene, adesso si misura di nuovo la metà.
Poi verrà dipinto il lato che si vedrà.
Grazie e la settimana prossima ci sarà la verità.
""",
    "sv": """
God morgon och välkomna till verkstaden.
I dag bygger vi en liten hylla för böcker.
Träet måste vara torrt och rätt så rakt.
Hur många skruvar behövs? Ungefär tolv, tror jag.
Håll hammaren i höger hand, är du snäll.
Bra, då mäter vi längden en gång till.
Sedan målar vi sidan som syns utåt.
Tack så mycket för att ni lyssnade på mig.
""",
    "da": """
Godmorgen og velkommen til værkstedet.
I dag bygger vi en lille hylde til bøger.
Træet skal være tørt og så lige som muligt.
Hvor mange skruer får vi brug for? Omkring tolv.
Hold hammeren i højre hånd, må jeg bede om.
Godt, så måler vi længden én gang til.
Bagefter maler vi den side, der kan ses udefra.
Mange tak, fordi I blev så længe på stedet.
""",
    "is": """
Góðan dag og velkomin á verkstæðið.
Í dag smíðum við litla hillu fyrir bækur.
Viðurinn þarf að vera þurr og beinn.
Hvað þarf margar skrúfur? Um það bil tólf.
Haltu á hamrinum í hægri hendi, góði.
Ágætt, nú mælum við lengdina aftur.
Síðan málum við hliðina sem sést.
Þakka ykkur kærlega fyrir áheyrnina.
""",
    "cs": """
Dobrý den a vítejte v naší dílně.
Dnes si vyrobíme malou poličku na knížky.
Dřevo musí být suché a rovné.
Kolik šroubů potřebujeme? Asi dvanáct.
Drž kladivo v pravé ruce, prosím tě.
Výborně, teď ještě jednou změříme délku.
Potom natřeme stranu, která bude vidět.
Děkuji vám za pozornost a na shledanou příště.
""",
    "pl": """
Dzień dobry i witajcie w naszym warsztacie.
Dziś zrobimy małą półkę na książki.
Drewno musi być suche i całkiem proste.
Ile śrub potrzebujemy? Około dwunastu.
Trzymaj młotek w prawej ręce, dobrze?
Świetnie, teraz jeszcze raz zmierzymy długość.
Później pomalujemy stronę, którą będzie widać.
Bardzo dziękuję za uwagę i do usłyszenia.
""",
    "hu": """
Jó napot és üdvözlök mindenkit a műhelyben.
Ma egy kis polcot készítünk a könyveknek.
A fának száraznak és egyenesnek kell lennie.
Hány csavar szükséges? Körülbelül tizenkettő.
Fogd a kalapácsot a jobb kezedbe, kérlek.
Remek, most újra megmérjük a hosszúságot.
Később lefestjük azt az oldalt, amely látszik.
Köszönöm szépen a figyelmet, jövő héten folytatjuk.
""",
    "ro": """
Bună ziua și bine ați venit în atelier.
Astăzi facem un raft mic pentru cărți.
Lemnul trebuie să fie uscat și drept.
Câte șuruburi ne trebuie? Cam douăsprezece.
Ține ciocanul în mâna dreaptă, te rog.
Foarte bine, acum măsurăm încă o dată lungimea.
După aceea vopsim partea care se vede.
Vă mulțumesc mult pentru atenție.
""",
    "hr": """
Dobar dan i dobro došli u našu radionicu.
Danas ćemo napraviti malu policu za knjige.
Drvo mora biti suho i ravno, inače će puknuti.
Koliko vijaka trebamo? Otprilike dvanaest.
Drži čekić u desnoj ruci, može?
Odlično, sada još jednom mjerimo dužinu.
Poslije ćemo obojiti stranu koja će se vidjeti.
Hvala vam što ste slušali do kraja, doviđenja.
""",
    "ru": """
Доброе утро и добро пожаловать в мастерскую.
Сегодня мы сделаем маленькую полку для книг.
Дерево должно быть сухим и ровным.
Сколько нужно шурупов? Примерно двенадцать.
Держи молоток в правой руке, пожалуйста.
Хорошо, теперь ещё раз измерим длину.
Потом покрасим ту сторону, которую видно.
Большое спасибо за внимание.
""",
    "uk": """
Доброго ранку і ласкаво просимо до майстерні.
Сьогодні ми зробимо маленьку полицю для книжок.
Дерево має бути сухим і рівним.
Скільки потрібно шурупів? Приблизно дванадцять.
Тримай молоток у правій руці, будь ласка.
Добре, тепер ще раз виміряємо довжину.
Потім пофарбуємо той бік, який видно.
Щиро дякую за увагу і до зустрічі.
""",
    "bg": """
Добро утро и добре дошли в работилницата.
Днес ще направим малък рафт за книги.
Дървото трябва да е сухо и право.
Колко винта ни трябват? Около дванайсет.
Дръж чука в дясната ръка, моля те.
Чудесно, сега пак мерим дължината.
После ще боядисаме страната, която се вижда.
Благодаря ви за вниманието.
""",
    "lt": """
Labas rytas ir sveiki atvykę į dirbtuvę.
Šiandien pagaminsime mažą lentyną knygoms.
Mediena turi būti sausa ir tiesi.
Kiek varžtų mums reikės? Maždaug dvylikos.
Laikyk plaktuką dešinėje rankoje, prašau.
Puiku, dabar dar kartą išmatuosime ilgį.
Vėliau nudažysime matomą pusę.
Ačiū už dėmesį ir iki kitos savaitės.
""",
    "lv": """
Labrīt un laipni lūdzam darbnīcā.
Šodien mēs uztaisīsim mazu plauktu grāmatām.
Kokam jābūt sausam un taisnam.
Cik skrūvju mums vajag? Apmēram divpadsmit.
Turi āmuru labajā rokā, lūdzu.
Lieliski, tagad vēlreiz izmērīsim garumu.
Pēc tam nokrāsosim pusi, kas būs redzama.
Liels paldies par uzmanību.
""",
    "et": """
Tere hommikust ja tere tulemast töökotta.
Täna teeme väikese riiuli raamatute jaoks.
Puit peab olema kuiv ja sirge.
Mitu kruvi läheb vaja? Umbes kaksteist.
Hoia haamrit paremas käes, palun.
Väga hea, nüüd mõõdame pikkuse uuesti üle.
Pärast värvime külje, mis jääb näha.
Suur tänu teile, et kuulasite lõpuni.
""",
    "ja": """
皆さん、おはようございます。工房へようこそ。
今日は本を置く小さな棚を作ります。
木は乾いていて、まっすぐでなければなりません。
ねじはいくつ必要ですか。十二本くらいです。
右手で金槌を持ってください。
いいですね、もう一度長さを測りましょう。
そのあと、見える側を塗ります。
ご清聴ありがとうございました。
""",
    "zh": """
大家早上好，欢迎来到我们的工作室。
今天我们要做一个放书的小架子。
木头必须是干的，而且要很直。
需要多少个螺丝？大概十二个。
请用右手拿锤子。
很好，现在再量一次长度。
然后把看得见的那一面刷上漆。
谢谢大家的关注。
""",
    "zh-tw": """
大家早安，歡迎來到我們的工作室。
今天我們要做一個放書的小架子。
木頭必須是乾的，而且要很直。
需要多少個螺絲？大概十二個。
請用右手拿鎚子。
很好，現在再量一次長度。
然後把看得見的那一面刷上漆。
謝謝大家的關注。
""",
    "ko": """
여러분 안녕하세요, 작업실에 오신 것을 환영합니다.
오늘은 책을 놓을 작은 선반을 만들겠습니다.
나무는 마르고 곧아야 합니다.
나사는 몇 개 필요할까요? 열두 개쯤입니다.
오른손으로 망치를 잡으세요.
좋아요, 이제 길이를 다시 재겠습니다.
그다음 보이는 쪽을 칠합니다.
들어 주셔서 감사합니다.
""",
}
PAGES = {
    "el": (
        "cp1253",
        "iso8859_7",
        "mac_greek",
        "cp737",
    ),
    "tr": (
        "cp1254",
        "iso8859_9",
        "mac_turkish",
        "cp857",
    ),
    "he": ("cp1255", "cp862"),
    "ar": ("cp1256", "iso8859_6"),
    "fa": ("cp1256",),
    "th": ("cp874",),
    "vi": ("cp1258",),
    "fr": (
        "cp1252",
        "mac_roman",
        "iso8859_15",
    ),
    "de": (
        "cp1252",
        "mac_roman",
        "cp850",
    ),
    "es": (
        "cp1252",
        "mac_roman",
    ),
    "pt": (
        "cp1252",
        "mac_roman",
    ),
    "it": (
        "cp1252",
        "mac_roman",
    ),
    "sv": (
        "cp1252",
        "mac_roman",
    ),
    "da": (
        "cp1252",
        "mac_roman",
        "cp865",
    ),
    "is": ("cp1252", "cp861"),
    "cs": (
        "cp1250",
        "iso8859_2",
        "cp852",
        "mac_latin2",
    ),
    "pl": (
        "cp1250",
        "iso8859_2",
        "cp852",
    ),
    "hu": (
        "cp1250",
        "iso8859_2",
        "mac_latin2",
    ),
    "ro": ("cp1250",),
    "hr": ("cp1250",),
    "ru": (
        "cp1251",
        "koi8-r",
        "cp866",
        "iso8859_5",
        "mac_cyrillic",
        "cp855",
    ),
    "uk": (
        "cp1251",
        "koi8-u",
    ),
    "bg": ("cp1251",),
    "lt": ("cp1257", "cp775"),
    "lv": ("cp1257",),
    "et": (
        "cp1257",
        "cp1252",
    ),
    "ja": (
        "cp932",
        "euc_jp",
        "iso2022_jp",
    ),
    "zh": ("gb18030",),
    "zh-tw": ("cp950",),
    "ko": ("cp949",),
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # of Vietnamese, which windows-1258 has as characters of their own


def captions(language: str, page: str, count: int = 8) -> str:
    """Return so many captions as SubRip, in letters that a code page has."""
    lines = [_written(line, page) for line in (TEXTS[language].split("\n")[1:-1] * 5)[:count]]
    return "\n".join(
        f"{i + 1}\n00:{i // 15:02}:{i % 15 * 4:02},000 --> 00:{i // 15:02}:{i % 15 * 4 + 3:02},500\n{line}\n"
        for i, line in enumerate(lines)
    )


def all_pairs() -> Iterator[tuple[str, str]]:
    """Yield every language with each of its code pages."""
    for language, pages in PAGES.items():
        for page in pages:
            yield language, page


def _written(line: str, page: str) -> str:
    if page == "cp1258":
        line = "".join(_vietnamese(c) for c in line)
    line = line.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    kept = line.encode(page, "ignore").decode(page)
    return kept if len(kept) == len(line) else line.replace("’", "'").encode(page, "ignore").decode(page)


def _vietnamese(character: str) -> str:
    parts = unicodedata.normalize("NFD", character)
    tones = "".join(c for c in parts if c in _TONES)
    plain = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    try:
        character.encode("cp1258")
    except UnicodeEncodeError:
        return plain + tones
    return character
