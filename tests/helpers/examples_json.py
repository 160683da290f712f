"""Examples of the JSON of speech recognisers, in the shapes that they write; texts of our own."""

from __future__ import annotations

from example_types import Broken, Sound

WHISPER = (
    '{"text": " The kiln is warm. Caf\\u00e9 at nine?", "segments": ['
    '{"id": 0, "seek": 0, "start": 0.0, "end": 1.84, "text": " The kiln is warm.", "tokens": [50364, 440, 50456], '
    '"temperature": 0.0, "avg_logprob": -0.25, "compression_ratio": 1.1, "no_speech_prob": 0.01, "words": ['
    '{"word": " The", "start": 0.0, "end": 0.32, "probability": 0.91}, '
    '{"word": " kiln", "start": 0.32, "end": 0.9, "probability": 0.4375}, '
    '{"word": " is", "start": 0.9, "end": 1.1, "probability": 0.99}, '
    '{"word": " warm.", "start": 1.1, "end": 1.84, "probability": 0.95}]}, '
    '{"id": 1, "seek": 0, "start": 5.0, "end": 6.5, "text": " Caf\\u00e9 at nine?", "tokens": [50456, 34, 50530], '
    '"temperature": 0.0, "avg_logprob": -0.5, "compression_ratio": 1.1, "no_speech_prob": 0.02, "words": ['
    '{"word": " Caf\\u00e9", "start": 5.0, "end": 5.5, "probability": 0.8}, '
    '{"word": " at", "start": 5.5, "end": 5.7, "probability": 0.97}, '
    '{"word": " nine?", "start": 5.7, "end": 6.5, "probability": 0.7}]}], "language": "en"}'
)

WHISPERX = (
    '{"segments": [{"start": 0.5, "end": 3.0, "text": " It was 2014. Then", "words": ['
    '{"word": "It", "start": 0.5, "end": 0.7, "score": 0.8, "speaker": "SPEAKER_00"}, '
    '{"word": "was", "start": 0.8, "end": 1.0, "score": 0.9, "speaker": "SPEAKER_00"}, {"word": "2014."}, '
    '{"word": "Then", "start": 2.5, "end": 3.0, "score": 0.7, "speaker": "SPEAKER_00"}], "speaker": "SPEAKER_00"}, '
    '{"start": 3.2, "end": 4.0, "text": " we left.", "words": ['
    '{"word": "we", "start": 3.2, "end": 3.4, "score": 0.9, "speaker": "SPEAKER_01"}, '
    '{"word": "left.", "start": 3.4, "end": 4.0, "score": 0.6, "speaker": "SPEAKER_01"}], "speaker": "SPEAKER_01"}], '
    '"word_segments": [{"word": "It", "start": 0.5, "end": 0.7, "score": 0.8, "speaker": "SPEAKER_00"}, '
    '{"word": "was", "start": 0.8, "end": 1.0, "score": 0.9, "speaker": "SPEAKER_00"}, {"word": "2014."}, '
    '{"word": "Then", "start": 2.5, "end": 3.0, "score": 0.7, "speaker": "SPEAKER_00"}, '
    '{"word": "we", "start": 3.2, "end": 3.4, "score": 0.9, "speaker": "SPEAKER_01"}, '
    '{"word": "left.", "start": 3.4, "end": 4.0, "score": 0.6, "speaker": "SPEAKER_01"}], "language": "en"}'
)

OPENAI_SERVICE = (
    '{"task": "transcribe", "language": "english", "duration": 4.0, "text": "Turn left, then stop.", "segments": ['
    '{"id": 0, "seek": 0, "start": 0.0, "end": 2.0, "text": " Turn left,", "avg_logprob": -0.2}, '
    '{"id": 1, "seek": 0, "start": 2.0, "end": 4.0, "text": " then stop.", "avg_logprob": -0.2}], "words": ['
    '{"word": "Turn", "start": 0.0, "end": 0.5}, {"word": "left", "start": 0.5, "end": 1.1}, '
    '{"word": "then", "start": 2.0, "end": 2.4}, {"word": "stop", "start": 2.4, "end": 3.9}]}'
)

WHISPER_CPP = (
    '{"systeminfo": "AVX = 1", "model": {"type": "base"}, "params": {"language": "en"}, '
    '"result": {"language": "en"}, "transcription": ['
    '{"timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"}, "offsets": {"from": 0, "to": 2500}, '
    '"text": " Mind the gaps, please.", "tokens": ['
    '{"text": "[_BEG_]", "timestamps": {"from": "00:00:00,000", "to": "00:00:00,000"}, "offsets": '
    '{"from": 0, "to": 0}, "id": 50363, "p": 0.98, "t_dtw": -1}, '
    '{"text": " Mind", "timestamps": {"from": "00:00:00,000", "to": "00:00:00,400"}, "offsets": '
    '{"from": 0, "to": 400}, "id": 13, "p": 0.9, "t_dtw": -1}, '
    '{"text": " the", "timestamps": {"from": "00:00:00,400", "to": "00:00:00,600"}, "offsets": '
    '{"from": 400, "to": 600}, "id": 14, "p": 0.99, "t_dtw": -1}, '
    '{"text": " g", "timestamps": {"from": "00:00:00,600", "to": "00:00:00,800"}, "offsets": '
    '{"from": 600, "to": 800}, "id": 15, "p": 0.5, "t_dtw": -1}, '
    '{"text": "aps", "timestamps": {"from": "00:00:00,800", "to": "00:00:01,200"}, "offsets": '
    '{"from": 800, "to": 1200}, "id": 16, "p": 0.7, "t_dtw": -1}, '
    '{"text": ",", "timestamps": {"from": "00:00:01,200", "to": "00:00:01,250"}, "offsets": '
    '{"from": 1200, "to": 1250}, "id": 11, "p": 0.3, "t_dtw": -1}, '
    '{"text": " please", "timestamps": {"from": "00:00:01,300", "to": "00:00:02,300"}, "offsets": '
    '{"from": 1300, "to": 2300}, "id": 17, "p": 0.8, "t_dtw": -1}, '
    '{"text": ".", "timestamps": {"from": "00:00:02,300", "to": "00:00:02,500"}, "offsets": '
    '{"from": 2300, "to": 2500}, "id": 18, "p": 0.9, "t_dtw": -1}, '
    '{"text": "[_TT_125]", "timestamps": {"from": "00:00:02,500", "to": "00:00:02,500"}, "offsets": '
    '{"from": 2500, "to": 2500}, "id": 50488, "p": 0.1, "t_dtw": -1}], "speaker_turn_next": true}, '
    '{"timestamps": {"from": "00:00:02,500", "to": "00:00:03,000"}, "offsets": {"from": 2500, "to": 3000}, '
    '"text": " Thank you.", "speaker_turn_next": false}]}'
)

JSON3 = (
    '{"wireMagic": "pb3", "pens": [{}], "wsWinStyles": [{}, {"mhModeHint": 2}], "wpWinPositions": [{}], "events": ['
    '{"tStartMs": 0, "dDurationMs": 9000, "id": 1, "wpWinPosId": 1, "wsWinStyleId": 1}, '
    '{"tStartMs": 320, "dDurationMs": 4000, "wWinId": 1, "segs": [{"utf8": "so", "acAsrConf": 0}, '
    '{"utf8": " today", "tOffsetMs": 240, "acAsrConf": 204}, {"utf8": " we", "tOffsetMs": 560, "acAsrConf": 0}]}, '
    '{"tStartMs": 1800, "dDurationMs": 2520, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\\n"}]}, '
    '{"tStartMs": 1810, "dDurationMs": 3900, "wWinId": 1, "segs": [{"utf8": "bake", "acAsrConf": 0}, '
    '{"utf8": " bread", "tOffsetMs": 400, "acAsrConf": 0}]}, '
    '{"tStartMs": 4310, "dDurationMs": 1400, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\\n"}]}, '
    '{"tStartMs": 4320, "dDurationMs": 3000, "wWinId": 1, "segs": [{"utf8": "slowly", "acAsrConf": 0}]}]}'
)

VOSK = (
    '{"result": [{"conf": 0.9, "end": 0.6, "start": 0.3, "word": "open"}, '
    '{"conf": 1.0, "end": 0.9, "start": 0.6, "word": "the"}, '
    '{"conf": 0.75, "end": 1.5, "start": 0.9, "word": "door"}], "text": "open the door"}'
)

DEEPGRAM = (
    '{"metadata": {"request_id": "r", "channels": 1, "models": ["m"]}, "results": {"channels": [{"alternatives": ['
    '{"transcript": "Is it far? Not at all. Good.", "confidence": 0.98, "words": ['
    '{"word": "is", "start": 0.1, "end": 0.3, "confidence": 0.9, "speaker": 0, "speaker_confidence": 0.5, '
    '"punctuated_word": "Is"}, {"word": "it", "start": 0.3, "end": 0.5, "confidence": 0.9, "speaker": 0, '
    '"speaker_confidence": 0.5, "punctuated_word": "it"}, {"word": "far", "start": 0.5, "end": 1.0, "confidence": '
    '0.95, "speaker": 0, "speaker_confidence": 0.5, "punctuated_word": "far?"}, {"word": "not", "start": 1.5, '
    '"end": 1.7, "confidence": 0.9, "speaker": 1, "speaker_confidence": 0.5, "punctuated_word": "Not"}, '
    '{"word": "at", "start": 1.7, "end": 1.8, "confidence": 0.9, "speaker": 1, "speaker_confidence": 0.5, '
    '"punctuated_word": "at"}, {"word": "all", "start": 1.8, "end": 2.1, "confidence": 0.9, "speaker": 1, '
    '"speaker_confidence": 0.5, "punctuated_word": "all."}, {"word": "good", "start": 2.5, "end": 3.0, "confidence": '
    '0.9, "speaker": 0, "speaker_confidence": 0.5, "punctuated_word": "Good."}], "paragraphs": {"transcript": '
    '"\\nSpeaker 0: Is it far?\\n\\nSpeaker 1: Not at all.\\n\\nSpeaker 0: Good.\\n", "paragraphs": ['
    '{"sentences": [{"text": "Is it far?", "start": 0.1, "end": 1.0}], "speaker": 0, "num_words": 3, "start": 0.1, '
    '"end": 1.0}, {"sentences": [{"text": "Not at all.", "start": 1.5, "end": 2.1}], "speaker": 1, "num_words": 3, '
    '"start": 1.5, "end": 2.1}, {"sentences": [{"text": "Good.", "start": 2.5, "end": 3.0}], "speaker": 0, '
    '"num_words": 1, "start": 2.5, "end": 3.0}]}}]}], "utterances": [{"start": 0.1, "end": 1.0, "confidence": 0.9, '
    '"channel": 0, "transcript": "Is it far?", "words": [{"word": "is", "start": 0.1, "end": 0.3, "confidence": 0.9, '
    '"speaker": 0, "punctuated_word": "Is"}, {"word": "it", "start": 0.3, "end": 0.5, "confidence": 0.9, "speaker": '
    '0, "punctuated_word": "it"}, {"word": "far", "start": 0.5, "end": 1.0, "confidence": 0.95, "speaker": 0, '
    '"punctuated_word": "far?"}], "speaker": 0, "id": "u1"}, {"start": 1.5, "end": 3.0, "confidence": 0.9, '
    '"channel": 0, "transcript": "Not at all. Good.", "words": [{"word": "not", "start": 1.5, "end": 1.7, '
    '"confidence": 0.9, "speaker": 1, "punctuated_word": "Not"}, {"word": "at", "start": 1.7, "end": 1.8, '
    '"confidence": 0.9, "speaker": 1, "punctuated_word": "at"}, {"word": "all", "start": 1.8, "end": 2.1, '
    '"confidence": 0.9, "speaker": 1, "punctuated_word": "all."}, {"word": "good", "start": 2.5, "end": 3.0, '
    '"confidence": 0.9, "speaker": 0, "punctuated_word": "Good."}], "speaker": 1, "id": "u2"}]}}'
)

ASSEMBLYAI = (
    '{"id": "t", "language_model": "default", "status": "completed", "language_code": "en_us", "audio_url": '
    '"https://example.org/a.mp3", "text": "Rain again. Bring a coat.", "words": ['
    '{"text": "Rain", "start": 120, "end": 480, "confidence": 0.93, "speaker": "A"}, '
    '{"text": "again.", "start": 480, "end": 900, "confidence": 0.88, "speaker": "A"}, '
    '{"text": "Bring", "start": 1500, "end": 1700, "confidence": 0.99, "speaker": "B"}, '
    '{"text": "a", "start": 1700, "end": 1760, "confidence": 0.97, "speaker": "B"}, '
    '{"text": "coat.", "start": 1760, "end": 2300, "confidence": 0.6, "speaker": "B"}], "utterances": ['
    '{"confidence": 0.9, "start": 120, "end": 900, "text": "Rain again.", "words": ['
    '{"text": "Rain", "start": 120, "end": 480, "confidence": 0.93, "speaker": "A"}, '
    '{"text": "again.", "start": 480, "end": 900, "confidence": 0.88, "speaker": "A"}], "speaker": "A"}, '
    '{"confidence": 0.9, "start": 1500, "end": 2300, "text": "Bring a coat.", "words": ['
    '{"text": "Bring", "start": 1500, "end": 1700, "confidence": 0.99, "speaker": "B"}, '
    '{"text": "a", "start": 1700, "end": 1760, "confidence": 0.97, "speaker": "B"}, '
    '{"text": "coat.", "start": 1760, "end": 2300, "confidence": 0.6, "speaker": "B"}], "speaker": "B"}], '
    '"chapters": [{"gist": "Weather", "headline": "It rains", "start": 120, "end": 900}, '
    '{"gist": "Clothes", "headline": "What to wear", "start": 1500, "end": 2300}], "punctuate": true}'
)

REVAI = (
    '{"monologues": [{"speaker": 0, "elements": ['
    '{"type": "text", "value": "Hello", "ts": 0.5, "end_ts": 0.9, "confidence": 0.98}, {"type": "punct", '
    '"value": ","}, '
    '{"type": "punct", "value": " "}, {"type": "text", "value": "Ines", "ts": 1.0, "end_ts": 1.4, '
    '"confidence": 0.7}, '
    '{"type": "punct", "value": "."}]}, {"speaker": 1, "elements": ['
    '{"type": "text", "value": "Oh", "ts": 1.9, "end_ts": 2.1, "confidence": 0.9}, {"type": "punct", "value": " "}, '
    '{"type": "text", "value": "hi", "ts": 2.1, "end_ts": 2.4, "confidence": 0.9}, '
    '{"type": "punct", "value": "!"}]}]}'
)

SPEECHMATICS = (
    '{"format": "2.9", "job": {"id": "j", "data_name": "a.wav"}, "metadata": {"type": "transcription", '
    '"transcription_config": {"language": "en", "diarization": "speaker"}}, "results": ['
    '{"alternatives": [{"confidence": 0.9, "content": "Two", "language": "en", "speaker": "S1"}], "end_time": 0.4, '
    '"start_time": 0.1, "type": "word"}, {"alternatives": [{"confidence": 0.8, "content": "keys", "language": "en", '
    '"speaker": "S1"}], "end_time": 0.9, "start_time": 0.4, "type": "word"}, {"alternatives": [{"confidence": 1.0, '
    '"content": ".", "language": "en", "speaker": "S1"}], "attaches_to": "previous", "end_time": 0.9, '
    '"is_eos": true, '
    '"start_time": 0.9, "type": "punctuation"}, {"alternatives": [{"confidence": 0.7, "content": "Thanks", '
    '"language": '
    '"en", "speaker": "S2"}], "end_time": 1.6, "start_time": 1.2, "type": "word"}, {"alternatives": [{"confidence": '
    '1.0, "content": "!", "language": "en", "speaker": "S2"}], "attaches_to": "previous", "end_time": 1.6, "is_eos": '
    'true, "start_time": 1.6, "type": "punctuation"}, {"alternatives": [{"confidence": 0.9, "content": "Sure", '
    '"language": "en", "speaker": '
    '"S1"}], "end_time": 2.4, "start_time": 2.0, "type": "word"}]}'
)

AWS = (
    '{"jobName":"walk","accountId":"1","status":"COMPLETED","results":{"transcripts":[{"transcript":"Mind the step. '
    'Yes. Go on."}],"speaker_labels":{"segments":[{"start_time":"0.0","end_time":"1.2","speaker_label":"spk_0",'
    '"items":['
    '{"speaker_label":"spk_0","start_time":"0.0","end_time":"0.3"},{"speaker_label":"spk_0","start_time":"0.3",'
    '"end_time":"0.5"},{"speaker_label":"spk_0","start_time":"0.5","end_time":"1.2"}]},{"start_time":"1.5",'
    '"end_time":"1.9","speaker_label":"spk_1","items":[{"speaker_label":"spk_1","start_time":"1.5",'
    '"end_time":"1.9"}]}'
    ',{"start_time":"2.0","end_time":"2.6","speaker_label":"spk_0","items":[{"speaker_label":"spk_0","start_time":'
    '"2.0","end_time":"2.2"},{"speaker_label":"spk_0","start_time":"2.2","end_time":"2.6"}]}],'
    '"channel_label":"ch_0","speakers":2},'
    '"items":[{"id":0,"type":"pronunciation","alternatives":[{"confidence":'
    '"0.99","content":"Mind"}],"start_time":"0.0","end_time":"0.3"},{"id":1,"type":"pronunciation","alternatives":[{'
    '"confidence":"0.9","content":"the"}],"start_time":"0.3","end_time":"0.5"},{"id":2,"type":"pronunciation",'
    '"alternatives":[{"confidence":"0.8","content":"step"}],"start_time":"0.5","end_time":"1.2"},{"id":3,"type":'
    '"punctuation","alternatives":[{"confidence":"0.0","content":"."}]},{"id":4,"type":"pronunciation",'
    '"alternatives":'
    '[{"confidence":"0.7","content":"Yes"}],"start_time":"1.5","end_time":"1.9"},{"id":5,"type":"punctuation",'
    '"alternatives":[{"confidence":"0.0","content":"."}]},{"id":6,"type":"pronunciation",'
    '"alternatives":[{"confidence":'
    '"0.9","content":"Go"}],"start_time":"2.0","end_time":"2.2"},{"id":7,"type":"pronunciation","alternatives":[{'
    '"confidence":"0.9","content":"on"}],"start_time":"2.2","end_time":"2.6"},{"id":8,"type":"punctuation",'
    '"alternatives":[{"confidence":"0.0","content":"."}]}],"audio_segments":[{"id":0,"transcript":"Mind the step.",'
    '"start_time":"0.0","end_time":"1.2","speaker_label":"spk_0","items":[0,1,2,3]},{"id":1,"transcript":"Yes.",'
    '"start_time":"1.5","end_time":"1.9","speaker_label":"spk_1","items":[4,5]},{"id":2,"transcript":"Go on.",'
    '"start_time":"2.0","end_time":"2.6","speaker_label":"spk_0","items":[6,7,8]}]}}'
)

GOOGLE = (
    '{"results": [{"alternatives": [{"transcript": "seven boats", "confidence": 0.9, "words": ['
    '{"startTime": "0s", "endTime": "0.600s", "word": "seven"}, '
    '{"startTime": "0.600s", "endTime": "1.300s", "word": "boats"}]}], "resultEndTime": "1.5s", '
    '"languageCode": "en-us"}, '
    '{"alternatives": [{"transcript": " came home", "confidence": 0.8, "words": ['
    '{"startTime": "1.600s", "endTime": "1.900s", "word": "came"}, '
    '{"startTime": "1.900s", "endTime": "2.400s", "word": "home"}]}], "resultEndTime": "2.5s", '
    '"languageCode": "en-us"}, '
    '{"alternatives": [{"words": ['
    '{"startTime": "0s", "endTime": "0.600s", "word": "seven", "speakerTag": 1}, '
    '{"startTime": "0.600s", "endTime": "1.300s", "word": "boats", "speakerTag": 1}, '
    '{"startTime": "1.600s", "endTime": "1.900s", "word": "came", "speakerTag": 2}, '
    '{"startTime": "1.900s", "endTime": "2.400s", "word": "home", "speakerTag": 2}]}], "resultEndTime": "2.5s"}]}'
)

AZURE = (
    '{"source": "a.wav", "timestamp": "2026-01-01T00:00:00Z", "durationInTicks": 60000000, "duration": "PT6S", '
    '"combinedRecognizedPhrases": [{"channel": 0, "lexical": "room twenty five it is locked", '
    '"display": "Room 25. It is locked."}], "recognizedPhrases": [{"recognitionStatus": "Success", "channel": 0, '
    '"speaker": 1, "offset": "PT0.5S", "duration": "PT1.5S", "offsetInTicks": 5000000, "durationInTicks": 15000000, '
    '"nBest": [{"confidence": 0.9, "lexical": "room twenty five", "itn": "room 25", "display": "Room 25.", "words": ['
    '{"word": "room", "offset": "PT0.5S", "duration": "PT0.5S", "offsetInTicks": 5000000, '
    '"durationInTicks": 5000000, '
    '"confidence": 0.95}, {"word": "twenty", "offset": "PT1S", "duration": "PT0.4S", "offsetInTicks": 10000000, '
    '"durationInTicks": 4000000, "confidence": 0.8}, {"word": "five", "offset": "PT1.4S", "duration": "PT0.6S", '
    '"offsetInTicks": 14000000, "durationInTicks": 6000000, "confidence": 0.6}]}]}, {"recognitionStatus": "Success", '
    '"channel": 0, "speaker": 2, "offset": "PT3S", "duration": "PT1S", "offsetInTicks": 30000000, "durationInTicks": '
    '10000000, "nBest": [{"confidence": 0.8, "lexical": "it is locked", "itn": "it is locked", "display": '
    '"It is locked.", "words": [{"word": "it", "offset": "PT3S", "duration": "PT0.2S", "offsetInTicks": 30000000, '
    '"durationInTicks": 2000000, "confidence": 0.9}, {"word": "is", "offset": "PT3.2S", "duration": "PT0.2S", '
    '"offsetInTicks": 32000000, "durationInTicks": 2000000, "confidence": 0.9}, {"word": "locked", "offset": '
    '"PT3.4S", "duration": "PT0.6S", "offsetInTicks": 34000000, "durationInTicks": 6000000, "confidence": 0.9}]}]}]}'
)

PODCAST = (
    '{"version": "1.0.0", "segments": ['
    '{"speaker": "Ines", "startTime": 0.5, "endTime": 1.2, "body": "The oven is hot,"}, '
    '{"speaker": "Ines", "startTime": 1.2, "endTime": 2.0, "body": "take care."}, '
    '{"speaker": "Omar", "startTime": 2.5, "endTime": 4.0, "body": "I always do."}]}'
)

SOUND = {
    "podcast": Sound(PODCAST, "The oven is hot, take care. I always do.", 2),
    "whisper-json": Sound(WHISPER, "The kiln is warm. Café at nine?", 2),
    "whisper-cpp": Sound(WHISPER_CPP, "Mind the gaps, please. Thank you.", 2),
    "json3": Sound(JSON3, "so today we bake bread slowly", 1),
    "vosk": Sound(VOSK, "open the door", 1),
    "deepgram": Sound(DEEPGRAM, "Is it far? Not at all. Good.", 3),
    "assemblyai": Sound(ASSEMBLYAI, "Rain again. Bring a coat.", 2),
    "revai": Sound(REVAI, "Hello, Ines. Oh hi!", 2),
    "speechmatics": Sound(SPEECHMATICS, "Two keys. Thanks! Sure", 3),
    "aws": Sound(AWS, "Mind the step. Yes. Go on.", 3),
    "google": Sound(GOOGLE, "seven boats came home", 2),
    "azure": Sound(AZURE, "Room 25. It is locked.", 2),
}

BROKEN = {
    "podcast": Broken(
        '{"segments": [{"startTime": 1, "body": "one two"}, 5, {"startTime": "x", "endTime": [], "body": "three"}, '
        '{"startTime": 1e999, "body": 4}, {"startTime": 3, "endTime": -1, "body": "five"}]}',
        "one two 5 three five",
    ),
    "whisper-json": Broken(
        '{"segments": [7, "loose text", {"start": -1, "end": NaN, "text": "kept \\ud800", "words": ["bare", '
        '{"word": 5}, '
        '{"word": " odd", "start": 1e999, "end": [], "probability": "high"}]}, {"text": null, "words": {}}]}',
        "7 loose text odd bare",
    ),
    "whisper-cpp": Broken(
        '{"transcription": [{"text": "no times", "tokens": [3, {"text": "[_BEG_]"}]}, "loose", {"text": "late", '
        '"offsets": {"from": 99999999999999999999, "to": "x"}}]}',
        "no times loose late",
    ),
    "json3": Broken(
        '{"events": [{"segs": [{"utf8": "untimed"}]}, 4, {"tStartMs": "soon", "segs": [{"utf8": " words"}, "bare", '
        '{"utf8": 9}]}, {"tStartMs": 900, "dDurationMs": -5, "segs": "none"}]}',
        "untimed words bare",
    ),
    "vosk": Broken(
        '{"partial": "op"}\n{"result": [{"word": "open", "start": 3, "end": 1}, 8], "text": "open 8"}\n{"text": ""}\n'
        '"loose"',
        "open 8 loose",
    ),
    "deepgram": Broken(
        '{"results": {"channels": [{"alternatives": [{"transcript": "one two", "words": [{"word": "one", '
        '"start": "x"}, '
        '["two"]]}]}, 5]}}',
        "one",
    ),
    "assemblyai": Broken(
        '{"status": "completed", "text": "one two", "words": [{"text": "one", "start": -4, "end": 1e400}, "two", 6]}',
        "one two 6",
    ),
    "revai": Broken(
        '{"monologues": ["loose", {"speaker": {}, "elements": [{"type": "text", "value": "one", "ts": "x"}, 5]}]}',
        "one 5",
    ),
    "speechmatics": Broken(
        '{"results": [{"type": "word", "alternatives": [{"content": "one"}]}, 3, {"type": "punctuation"}]}', "one 3"
    ),
    "aws": Broken(
        '{"results": {"items": [{"type": "pronunciation", "alternatives": [{"content": "one"}], "start_time": "x"}, '
        '"two", {"type": "punctuation", "alternatives": [{"content": "."}]}], "speaker_labels": {"segments": [4]}}}',
        "one two.",
    ),
    "google": Broken(
        '{"results": [{"alternatives": [{"transcript": "one two", "words": [{"word": "one", '
        '"startTime": "9e9s"}, 4]}]}, '
        '"loose"]}',
        "one loose",
    ),
    "azure": Broken(
        '{"recognizedPhrases": [{"nBest": [{"display": "One two.", "words": [{"word": "one", '
        '"offsetInTicks": "x"}, 7]}]}, '
        '"loose"]}',
        "One two. loose",
    ),
}
