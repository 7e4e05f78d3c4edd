"""spaCy without its command line."""

import subprocess
import sys

# What is imported is a matter of a whole process, so each of these runs in one of its own.


def _prints(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_loading_the_engine_leaves_the_downloader_out():
    program = "import sys; from onrecord.language import load; load(); print('spacy.cli' in sys.modules)"
    assert _prints(program).strip() == "False"


def test_the_command_line_of_spacy_is_there_when_asked_for():
    program = (
        "from onrecord.language.light_spacy import import_spacy; import_spacy(); import spacy;"
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__);"
        "from spacy.cli import info; print(info.__module__)"
    )
    assert _prints(program).split() == ["True", "spacy.cli.info"]


def test_a_spacy_that_is_already_imported_is_left_alone():
    program = (
        "import spacy; info = spacy.info;"
        "from onrecord.language.light_spacy import import_spacy; import_spacy(); print(spacy.info is info)"
    )
    assert _prints(program).strip() == "True"
