"""The names that programs may rely on, and that looking at them is quick."""

from __future__ import annotations

import subprocess
import sys

import onrecord


def test_the_public_names() -> None:
    assert onrecord.__all__ == ["BuildReport", "OnrecordError", "Record", "__version__", "build"]
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(onrecord, "bulid")


def test_help_loads_no_model_and_no_database() -> None:
    program = (
        "import sys\n"
        "from onrecord.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'spacy', 'onnxruntime', 'sqlalchemy', 'numpy', 'rich', 'trafilatura'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
