"""The recording as a picture: the overview strip and the zoomable waveform.

pyqtgraph takes a fifth of a second to import, so `pane_loader` imports it in steps when the first recording is there,
and nothing outside this folder imports it. `colors` and `overview` do without it.
"""

import os

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")  # pyqtgraph would take whatever Qt binding it finds first
