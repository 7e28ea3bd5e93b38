"""Is the installed package whole? Run with the wheel's Python, outside the source tree, on one article."""
from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import spacy

import pakta_extract
from pakta_extract.names.spacy_names import load_model, model_path

package = Path(pakta_extract.__file__).resolve().parent
assert "site-packages" in package.parts, f"this is not the installed package: {package}"
assert model_path().is_relative_to(package), f"the model does not come from the wheel: {model_path()}"
assert load_model(model_path())("Menurut Budi Raharjo, semua siap.").ents[0].text == "Budi Raharjo"
assert (package / "py.typed").is_file()
assert version("pakta-extract") == pakta_extract.__version__

text = Path(sys.argv[1]).read_text(encoding="utf-8")
result = pakta_extract.load().extract(text)
assert result.events and result.events[0].points, "the wheel finds nothing in an article of the corpus"

nlp = spacy.blank("id")
nlp.add_pipe("pakta")
assert nlp(text)._.pakta.events == result.events
print(f"pakta-extract {pakta_extract.__version__} from its wheel reads {len(result.events[0].points)} points")
