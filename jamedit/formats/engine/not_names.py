"""Words that are before a colon and are nobody's name: remarks, headings, sounds, openings of sentences."""

from __future__ import annotations

import re


def listed(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())


# One word or a few, case aside, before a colon.
REMARKS = listed(
    """
    time place when where goal aim tools materials pros cons problem solution total spoiler intro outro part chapter
    note notes nb warning example examples update source edit tip tips ps hint summary title date subject http
    https ftp file mailto re fwd caution remember fact definition result reminder important attention danger
    spoiler disclaimer key conclusion conclusions ingredients recipe agenda contents method bonus quote
    translation transcript transcription subtitles captions url link links email e-mail web website phone tel
    address price size color colour duration location place status version author copyright music lyrics song
    sound audio video today tomorrow yesterday hinweis achtung wichtig beispiel warnung tipp merke quelle titel
    fazit anmerkung zutaten thema ergebnis nota aviso advertencia ejemplo importante atención consejo fuente
    título resumen resultado ingredientes conclusión remarque exemple astuce avertissement résumé titre résultat
    conclusão exemplo aviso dica atenção attenzione esempio avviso consiglio fonte titolo riassunto conclusione
    risultato ingredienti voorbeeld waarschuwing opmerking bron titel samenvatting ingrediënten uwaga przykład
    ostrzeżenie wskazówka źródło tytuł podsumowanie składniki внимание пример предупреждение примечание совет
    важно источник итог вывод название ингредиенты 注意 注 例 例えば
    警告 ヒント 出典 備考 重要 结论 注意事项
    提示 例如 比如 来源 总结 標題 标题 説明 说明 참고 주의 예 경고 요약 출처
    obs anmärkning varning exempel källa
    huomautus varoitus esimerkki pozor příklad
    poznámka zdroj not uyarı örnek kaynak
    """
)
# A name never begins with one of them, unless that is all there is to it and it recurs.
OPENINGS = listed(
    """
    and but so or then because if when while although though since that this these those here there now what who
    whom whose why how where which well yes no okay ok first second third firstly secondly thirdly finally next
    also like for as at by in on of to from with without about after before until i it he she we they you my our
    his her your their its is are was were be do does did have has had can could will would shall should may
    might must let let's maybe perhaps actually basically anyway however therefore thus meanwhile otherwise one
    two three four five six only just even still yet again once some many most all both each every any another
    other such more less und aber oder dann weil wenn als also denn dass hier da jetzt was wer wie wo warum ja
    nein gut erstens zweitens et mais ou donc car si quand alors ici voilà maintenant que qui comment où
    pourquoi oui non bon ensuite enfin y pero o entonces porque cuando aquí ahora qué quién cómo dónde sí
    primero segundo luego e ma però allora quando se qui ora che chi come dove perché sì poi infine en maar of
    dan omdat als hier nu wat wie hoe waar waarom ja nee и но или тогда потому если когда вот здесь там теперь
    что кто как где почему да нет так значит
    """
)
# "Step 2", "Chapter three": a heading, however often it recurs; "Speaker 2" is a label.
_NUMBERED = re.compile(
    r"(?:steps?|parts?|chapters?|numbers?|no\.?|rules?|days?|weeks?|months?|years?|questions?|points?|lessons?|tips?|"
    r"sections?|items?|options?|figures?|fig\.?|tables?|acts?|scenes?|verses?|levels?|phases?|rounds?|cases?|episodes?|"
    r"seasons?|slides?|pages?|modules?|units?|topics?|examples?|exercises?|problems?|reasons?|myths?|facts?|mistakes?|"
    r"schritt|teil|kapitel|regel|tag|woche|frage|punkt|étape|etape|partie|chapitre|paso|parte|capítulo|passo|capitolo|"
    r"stap|deel|hoofdstuk|krok|część|шаг|часть|глава|第)(?:\s*(?:№\s*)?\d|\s+(?:[ivx]+\b|one|two|three|four|five|\w$))",
    re.IGNORECASE,
)
_SOUNDS = listed(
    """
    music applause laughter laughs laughing laugh inaudible crosstalk silence noise pause unintelligible foreign
    cheering cheers sighs sigh coughs coughing cough audio video sic blank_audio blank_text no_speech chuckles
    chuckling singing sings gasps clapping background sound sounds bell bells beep bleep static door phone
    knocking whispering indistinct overlapping speaking clears_throat groans groaning moans moaning sobs sobbing
    cries crying screams screaming shouts shouting yells yelling whispers grunts grunting pants panting sniffs
    sniffles sniffling snores snoring snorts scoffs exhales exhaling inhales inhaling breathes breathing hums
    humming whistles whistling giggles giggling snickers murmurs murmuring chatter chattering rings ringing buzzes
    buzzing clicks clicking barks barking thunder siren sirens gunshot gunshots gunfire explosion explosions
    footsteps clatter clattering musik applaus lachen gelächter lacht
    unverständlich stille pause geräusch musique applaudissements rires rire inaudible silence bruit música
    aplausos risas risa inaudible silencio ruido risos musica applausi risate risata silenzio rumore muziek
    applaus gelach onverstaanbaar stilte muzyka oklaski brawa śmiech cisza niezrozumiałe музыка аплодисменты
    смех неразборчиво тишина 音楽 拍手 笑い 笑 音乐 掌声 笑声 音樂 掌聲 笑聲 음악 박수 웃음
    """
)


def is_remark(name: str) -> bool:
    """Tell whether what is before a colon is a remark or a heading, however often it recurs."""
    folded = name.casefold()
    words = folded.split()
    if len(words) > 1 and words[-1] in _LAST:
        return True
    if folded in REMARKS or _NUMBERED.match(folded):
        return True
    return len(words) == 1 and folded in _NEVER_ALONE


def opens_sentence(name: str) -> bool:
    """Tell whether a text of several words begins as sentences do and names do not."""
    words = name.casefold().replace("\u2019", "'").split()
    return len(words) > 1 and (words[0] in OPENINGS or words[0].partition("'")[0] in OPENINGS)


def is_sound(name: str) -> bool:
    """Tell whether what is in brackets is a sound or a number."""
    folded = name.casefold().strip(" .!♪♫*")
    known = folded.replace(" ", "_") in _SOUNDS or any(word in _SOUNDS for word in folded.replace("_", " ").split())
    return known or not any(c.isalpha() for c in name)


_LAST = listed("note notes tip tips fact alert warning question reminder point thing example update thought list time")
_NEVER_ALONE = OPENINGS - {
    "i",
    "o",
    "y",
    "e",
    "a",
    "he",
    "she",
    "they",
    "we",
    "you",
    "one",
    "two",
}
