"""Headings of the columns of tables of speech, in the languages that people and programs write them in."""

from __future__ import annotations

import unicodedata
from functools import cache

# One line a language: en, de, fr, es, pt, it, nl, da/no/sv, fi, pl, cs/sk, hu, ro, ru/uk, tr, el, ar, he, id, vi, zh,
# ja, ko
_HEADINGS = {
    "start": """
        start; begin; from; in; start time; time in; timecode in; tc in; in point; tmin; xmin; onset; begin time; starts
        time; timestamp; timecode; time stamp; tc; time code
        startzeit; anfang; beginn; von; anfangszeit; start zeit; einstieg; zeit; zeitstempel; zeitmarke; zeitpunkt
        debut; heure de debut; temps de debut; de; entree; temps; horodatage; minutage; code temporel
        inicio; comienzo; desde; hora de inicio; tiempo de inicio; entrada; tiempo; marca de tiempo; hora
        tiempo inicial
        inicio; início; hora de início; tempo de início; de; tempo inicial; tempo; carimbo de data/hora
        marcação de tempo
        inizio; ora di inizio; tempo di inizio; da; tempo; tempo iniziale; ora; timecode inizio
        begintijd; van; starttijd; aanvang; tijd; tijdstempel; tijdcode
        starttid; fra; fran; från; begynder; tid; tidsstempel; tidskod; tidspunkt; begynnelse
        alku; alkuaika; aloitus; aika; aikaleima
        początek; poczatek; od; czas rozpoczecia; czas początku; czas; znacznik czasu; rozpoczecie
        začátek; zaciatok; začiatok; od; čas začátku; cas; čas; časová značka
        kezdet; kezdes; kezdete; idopont; ido; idő; kezdési idő; idobelyeg
        început; inceput; de la; timp; timp de început; ora
        начало; время начала; от; с; время; таймкод; тайм-код; метка времени; початок; час; час початку; від; старт
        başlangıç; baslangic; baslama; başlangıç zamanı; zaman; süre başlangıcı; zaman damgası
        έναρξη; αρχή; ώρα έναρξης; χρόνος; από
        البداية; بداية; وقت البدء; من; الوقت; وقت البداية
        התחלה; זמן התחלה; מ; זמן; שעת התחלה
        mulai; waktu mulai; awal; waktu; dari
        bắt đầu; thời gian bắt đầu; từ; thời gian
        开始; 开始时间; 起始; 起始时间; 時間; 时间; 时间戳; 開始; 開始時間; 入点; 起点
        開始; 開始時間; 開始時刻; 時間; 時刻; タイムコード; イン点; タイムスタンプ; スタート
        시작; 시작 시간; 시작시간; 시간; 타임코드; 타임스탬프; 시작점
    """,
    "end": """
        end; stop; to; out; end time; time out; timecode out; tc out; out point; tmax; xmax; offset; finish; ends; until
        ende; endzeit; bis; schluss; end zeit; stopp; ausstieg
        fin; heure de fin; temps de fin; à; a; jusqu'à; sortie
        fin; final; hasta; hora de fin; tiempo de fin; hora de finalización; salida; tiempo final; hora final
        fim; final; término; até; hora de término; hora de fim; tempo de fim; tempo final; saída
        fine; ora di fine; tempo di fine; tempo finale; timecode fine
        einde; eind; eindtijd; tot; stoptijd
        slut; sluttid; slutt; til; till; slutt tid
        loppu; loppuaika; lopetus; päättyy
        koniec; do; czas zakończenia; czas końca; zakończenie
        konec; čas konce; koniec; do; čas konca
        vége; vege; befejezés; zárás; befejezési idő
        sfârșit; sfarsit; până la; timp de sfârșit; final
        конец; окончание; время окончания; до; по; время конца; кінець; час завершення; финиш; завершение
        bitiş; bitis; son; bitiş zamanı
        λήξη; τέλος; ώρα λήξης; έως
        النهاية; نهاية; وقت الانتهاء; إلى; وقت النهاية
        סיום; סוף; זמן סיום; עד; שעת סיום
        selesai; akhir; waktu selesai; sampai
        kết thúc; thời gian kết thúc; đến
        结束; 结束时间; 终止; 終了; 結束; 結束時間; 出点; 终点
        終了; 終了時間; 終了時刻; アウト点
        끝; 종료; 종료 시간; 종료시간; 끝 시간
    """,
    "length": """
        duration; dur; length; len
        dauer; länge; durée; duree; durada; duración; duracion; duração; duracao; durata; lunghezza; duur; lengte
        varighed; varighet; längd; varaktighet; kesto; pituus; czas trwania; długość; trvání; trvanie; délka; hossz
        időtartam; durată; длительность; продолжительность; тривалість; süre; uzunluk; διάρκεια; المدة; مدة; משך
        durasi; thời lượng; 时长; 持续时间; 時長; 長さ; 時間長; 길이; 지속 시간; 재생 시간
    """,
    "speaker": """
        speaker; speaker name; speaker label; speaker id; name; who; participant; role; actor; character; speakers
        talker
        sprecher; sprecherin; sprecher/in; sprecher*in; person; redner; wer; teilnehmer; sprechername; rolle; stimme
        locuteur; locutrice; intervenant; orateur; nom; qui; participant; personne; personnage
        hablante; orador; locutor; interlocutor; nombre; quién; participante; persona; personaje
        falante; locutor; orador; interlocutor; nome; quem; participante; pessoa; personagem
        parlante; oratore; interlocutore; relatore; nome; chi; partecipante; persona; personaggio
        spreker; naam; wie; deelnemer; persoon; rol
        taler; talare; navn; namn; deltager; deltagare; deltaker; hvem; vem; person
        puhuja; nimi; osallistuja; henkilö
        mówca; mowca; mówiący; rozmówca; osoba; imię; uczestnik; postać
        mluvčí; mluvci; řečník; rečník; jméno; meno; účastník; osoba; postava
        beszélő; beszelo; név; felszólaló; résztvevő; személy
        vorbitor; vorbitorul; nume; participant; persoană
        спикер; говорящий; диктор; участник; имя; кто; персонаж; роль; мовець; спікер; доповідач; ім'я; учасник
        konuşmacı; konusmaci; konuşan; isim; ad; kişi; katılımcı
        ομιλητής; όνομα; συμμετέχων
        المتحدث; متحدث; الاسم; المتكلم; المشارك
        דובר; דוברת; שם; משתתף; מי
        pembicara; nama; peserta
        người nói; tên; diễn giả; người tham gia
        说话人; 发言人; 讲者; 演讲者; 姓名; 角色; 說話者; 發言人; 講者; 说话者
        話者; 発言者; 発話者; 名前; スピーカー; 氏名; 登場人物
        화자; 발언자; 발화자; 이름; 말하는 사람; 참석자
    """,
    "text": """
        text; transcript; transcription; utterance; sentence; caption; subtitle; content; dialogue; dialog; words; word
        line; speech; label; spoken text; transcript text; body; subtitles; captions
        transkript; transkription; untertitel; inhalt; satz; äußerung; wortlaut; gesprochenes; aussage; abschrift
        texte; transcription; sous-titre; contenu; phrase; énoncé; dialogue; paroles; propos
        texto; transcripción; subtítulo; contenido; frase; diálogo; oración; enunciado
        texto; transcrição; legenda; conteúdo; frase; fala; diálogo
        testo; trascrizione; sottotitolo; contenuto; frase; dialogo; battuta
        tekst; transcript; transcriptie; ondertitel; inhoud; zin; uitspraak
        tekst; transskription; transkripsjon; undertekst; undertext; indhold; innehåll; sætning; mening; yttrande
        teksti; litterointi; tekstitys; sisältö; lause; puhe
        tekst; transkrypcja; napis; treść; zdanie; wypowiedź; kwestia
        text; přepis; prepis; titulek; obsah; věta; veta; titulok; promluva
        szöveg; szoveg; átirat; felirat; tartalom; mondat
        text; transcriere; subtitrare; conținut; propoziție
        текст; транскрипт; транскрипция; расшифровка; субтитр; субтитры; содержание; реплика; фраза; розшифровка
        репліка
        metin; transkript; altyazı; içerik; cümle; konuşma; söz
        κείμενο; απομαγνητοφώνηση; υπότιτλος; περιεχόμενο; φράση
        النص; نص; التفريغ; الترجمة; المحتوى; الجملة; الكلام
        טקסט; תמלול; כתובית; תוכן; משפט
        teks; transkrip; isi; kalimat; takarir; ucapan
        văn bản; nội dung; phụ đề; bản ghi; câu; lời thoại
        文本; 内容; 字幕; 转录; 文字; 台词; 句子; 逐字稿; 內容; 轉錄; 文字稿; 台詞
        テキスト; 本文; 文字起こし; 字幕; 内容; 発言; 発話; セリフ; 台詞; 発言内容; 発話内容
        텍스트; 내용; 자막; 대사; 전사; 문장; 본문; 발언 내용; 발화 내용
    """,
    "confidence": """
        confidence; conf; probability; score
        konfidenz; vertrauen; sicherheit; wahrscheinlichkeit; confiance; probabilité; confianza; confiança; confidenza
        betrouwbaarheid; pewność; уверенность; güven; 置信度; 信頼度; 신뢰도
    """,
    "other": """
        #; no; no.; nr; nr.; number; notes; comment; comments; id; index; nummer; numéro; número; numero; n°; notizen
        bemerkung; kommentar; notes; commentaire; notas; comentario; note; commento; номер; 序号; 番号; 번호
    """,
}


@cache
def _kinds() -> dict[str, dict[str, int]]:
    """Return the headings of each kind with their ranks: the first listed are the surest."""
    kinds: dict[str, dict[str, int]] = {}
    for kind, text in _HEADINGS.items():
        words = [folded(word) for line in text.strip().split("\n") for word in line.split(";")]
        kinds[kind] = {word: rank for rank, word in reversed(list(enumerate(words))) if word}
    return kinds


def folded(heading: str) -> str:
    """Return a heading without case, accents, underscores and quotes."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    plain = "".join(" " if c in "_-" else c for c in plain if not unicodedata.combining(c) and c not in "\"'’ʼ\ufeff")
    return " ".join(plain.split()).rstrip(":：").strip()


def column(names: list[str], kind: str) -> int | None:
    """Return the number of the column whose folded heading is the surest of a kind, None when there is none."""
    ranks = _kinds()[kind]
    found = min(((ranks[name], i) for i, name in enumerate(names) if name in ranks), default=None)
    return found[1] if found else None


def kind_of(heading: str) -> str:
    """Return what a heading says of its column, empty where it says nothing known."""
    name = folded(heading)
    return next((kind for kind in _HEADINGS if name in _kinds()[kind]), "")
