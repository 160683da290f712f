"""An aligner for any language, without a model: the text spoken by espeak-ng, compared with the recording."""
