"""Write: documents become JSON, JSONL, CSV and more; every file is written whole or not at all."""

from __future__ import annotations

from zhibiao.write.columns import document_name
from zhibiao.write.files import WholeFiles, whole_file
from zhibiao.write.folder import Folder
from zhibiao.write.run import Run
from zhibiao.write.streams import FORMATS, Stream, observation_json, open_stream

__all__ = ["FORMATS", "Folder", "Run", "Stream", "WholeFiles", "document_name", "observation_json", "open_stream",
           "whole_file"]  # fmt: skip
