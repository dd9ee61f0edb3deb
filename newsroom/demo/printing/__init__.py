"""The sample paper in print: lays out the PDFs in `newsroom/demo/issues/`.

Run by hand when a layout changes (`python -m newsroom.demo.printing`); the PDFs are in the
repository, so loading the sample paper needs none of this, nor the packages it uses.
"""
