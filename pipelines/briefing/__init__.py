"""The ALV briefing: from one frozen state of the figures to a document in which every number leads to its proof.

The road: ``cijfers`` reads queries/briefing and makes every number a ``Getal``; ``landelijk`` and ``gemeentelijk`` put
them into the sentences of ``teksten/*.txt``, tables and charts (``model``); ``noten`` numbers them and looks up their
source cells; ``pdf``, ``presentatie``, ``werkboek`` and ``bewijs`` write what they are given; ``maken`` puts the files
in place, whole or not at all. Nothing after ``cijfers`` computes a figure that is printed.
"""
