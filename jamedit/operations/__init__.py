"""One job on one transcript, as the command line and the window share it: plain arguments in, a frozen result out.

No function here prints, knows argparse or Qt, or keeps anything for the next call. What is wrong is a JameditError.
"""
