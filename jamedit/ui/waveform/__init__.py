"""The recording as a picture: the overview strip and the zoomable waveform.

pyqtgraph takes .4 s to import, so the window imports `view` after its first paint, and nothing outside this folder
imports pyqtgraph. `colors` and `overview` do without it.
"""

import os

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")  # pyqtgraph would take whatever Qt binding it finds first
