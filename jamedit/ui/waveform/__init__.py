"""waveform"""
