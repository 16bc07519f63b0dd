"""Two versions of the program, compared on the same input: the proof that moving things around changed nothing.

::

    python -m tests.huis.gelijk OUD NIEUW [--snel] [--alleen bouw,opdrachten,briefing,secties,gevallen]

``OUD`` and ``NIEUW`` are checkouts, such as a ``git worktree`` of the commit before and the folder with the work. The exit
code is 0 when nothing differs but what ``bedoeld.toml`` lists with a reason, 1 when something else does, and 2 when a version
could not be recorded. ``--snel`` takes a sample, to run after every step; without it everything is compared.

| part | what is compared |
|---|---|
| ``bouw`` | every table and view of the published real and tiny figures: columns, types, rows (``EXCEPT ALL`` both ways) |
| ``opdrachten`` | output, exit code and files of every command, with the help of each, and of every scenario |
| ``briefing`` | packs: of a frozen state that both get, PDF and PPTX by sha256; of their own state without what holds its hash |
| ``secties`` | JSON of every section at every example address, in three years, with and without examples, on a frozen state; \
windows with provenance, clicks, exports by cell, served files |
| ``gevallen`` | findings of every rule case and of damaged files, with tables, registers and marked copies after them |

The input is made once with the helpers of the tests (``invoer.py``) and kept in ``--invoer``; both versions get the same bytes.
A recording (``--opname``) is found by the content of the program, the recorder and the input, so an old version is recorded
once. Recorders run in a process of their own in the checkout and use only what stays where it is: the command line,
``dashboard.app.create_app`` and its HTTP interface, the published file. What belongs to one run only (paths, today, the hash of
a file that was just built) is replaced by a name in ``opname.py``. ``--opnieuw`` with twice the same checkout shows whether
recordings repeat.

A difference on purpose is a table ``[[verschil]]`` in ``bedoeld.toml``: ``waar``, a pattern of names as they are printed;
``reden``; and optionally ``regels``, a regular expression that every changed line must match. Lines that cover nothing are
named at the end.
"""
