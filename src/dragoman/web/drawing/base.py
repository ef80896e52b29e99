"""What every picture is made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Drawn(BaseModel):
    """Part of a picture: never altered."""

    model_config = ConfigDict(frozen=True)
