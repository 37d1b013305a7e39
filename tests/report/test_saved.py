"""A saved notebook has the words of live controls in place of the controls."""

from copy import deepcopy

from analysis.report.saved import CONTROL, without_controls


def _output(**metadata):
    data = {CONTROL: {"model_id": "m"}, "text/html": "<p>words</p>", "text/plain": "words"}
    return {"output_type": "display_data", "data": data, "metadata": metadata}


def _model(*outputs):
    cells = [
        {"cell_type": "markdown", "source": "x", "metadata": {}},
        {"cell_type": "code", "source": "", "metadata": {}, "outputs": list(outputs)},
    ]
    return {"type": "notebook", "content": {"cells": cells}}


def _stored(model):
    return [o["data"] for o in model["content"]["cells"][1]["outputs"]]


def test_our_controls_give_way_to_their_words_and_others_stay():
    model = _model(_output(parallax={"controls": True}), _output())
    without_controls(model, path="a.ipynb", contents_manager=None)
    ours, other = _stored(model)
    assert ours == {"text/html": "<p>words</p>", "text/plain": "words"}
    assert CONTROL in other


def test_streams_errors_and_what_is_no_notebook_stay_as_they_are():
    stream = {"output_type": "stream", "name": "stdout", "text": "x"}
    for model in (
        _model(stream, {"output_type": "error", "ename": "E"}),
        {"type": "file", "content": "text"},
        {"type": "notebook", "content": None},
    ):
        before = deepcopy(model)
        without_controls(model)
        assert model == before


def test_the_jupyter_server_accepts_it_by_its_name():
    from jupyter_server.services.contents.filemanager import FileContentsManager

    manager = FileContentsManager(pre_save_hook="analysis.report.saved.without_controls")
    model = _model(_output(parallax={"controls": True}))
    manager.run_pre_save_hooks(model, "a.ipynb")
    assert CONTROL not in _stored(model)[0]
