"""The lookup as it is usually built: FastAPI, SQLAlchemy and asyncpg over PostgreSQL. `python -m benches.fastapi_peer`.

It folds the name, finds the row by one index, and answers the same fields; it has no gate and pads nothing.
`python -m benches.fastapi_peer fill COUNT` makes its table.
"""

import os
import sys
from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Annotated
from urllib.parse import unquote

import psycopg
from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import Index, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from andan.kit.text import fold
from benches.lookup import people

TABLE = "peer_cards"


class Base(DeclarativeBase):
    pass


class Card(Base):
    __tablename__ = TABLE
    __table_args__ = (Index("peer_cards_by_name", "folded", "birth"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    folded: Mapped[str]
    birth: Mapped[str]
    agency: Mapped[str]
    arrived_on: Mapped[date]


class Question(BaseModel):
    name: str
    birth_date: str


class Answer(BaseModel):
    status: str
    collect_at: str | None = None
    advice: str
    arrived_on: date | None = None
    until: date | None = None


def _url() -> URL:
    """The database's address as SQLAlchemy takes it: a socket's folder stands behind the question mark."""
    given = make_url(os.environ.get("DATABASE_URL", "postgresql://"))
    host = unquote(given.host or "")
    socket = {"host": host} if host.startswith("/") else {}
    return given.set(drivername="postgresql+asyncpg", host=None if socket else host, query=socket)


app = FastAPI()
engine = create_async_engine(_url(), pool_size=16)
sessions = async_sessionmaker(engine, expire_on_commit=False)


async def session() -> AsyncIterator[AsyncSession]:
    async with sessions() as opened:
        yield opened


@app.post("/api/v1/cards/lookup", response_model=Answer)
async def lookup(question: Question, opened: Annotated[AsyncSession, Depends(session)]) -> Answer:
    wanted = select(Card).where(Card.folded == fold(question.name), Card.birth == question.birth_date)
    card = (await opened.execute(wanted)).scalars().first()
    if card is None:
        return Answer(status="not_yet", advice="Thẻ chưa về. Chưa cần đi. Xem lại sau vài ngày.")
    until = card.arrived_on + timedelta(days=180)
    advice = f"Thẻ đã về ngày {card.arrived_on:%d/%m/%Y}. Đến nhận chậm nhất ngày {until:%d/%m/%Y}."
    return Answer(
        status="arrived", collect_at=card.agency, advice=advice, arrived_on=card.arrived_on, until=until
    )


def fill(count: int) -> None:
    """`count` cards, among them those of everybody who asks and has one."""
    known = [
        (fold(name), birth, "Công an phường Mẫu", date(2026, 11, 20)) for name, birth in people.with_cards()
    ]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as base:
        base.execute(f"DROP TABLE IF EXISTS {TABLE}")
        base.execute(
            f"CREATE TABLE {TABLE} (id bigserial PRIMARY KEY, folded text, birth text, agency text, arrived_on date)"
        )
        with base.cursor().copy(f"COPY {TABLE} (folded, birth, agency, arrived_on) FROM STDIN") as copy:
            for row in known:
                copy.write_row(row)
        base.execute(
            f"INSERT INTO {TABLE} (folded, birth, agency, arrived_on) SELECT md5(n::text), '19900101', "
            "'Công an phường Mẫu', DATE '2026-11-20' FROM generate_series(1, %s) n",
            [count - len(known)],
        )
        base.execute(f"CREATE INDEX peer_cards_by_name ON {TABLE} (folded, birth)")
        base.execute(f"VACUUM ANALYZE {TABLE}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["fill"]:
        fill(int(sys.argv[2]))
        print("null")
    else:
        import uvicorn

        uvicorn.run(
            app,
            host="127.0.0.1",
            port=int(os.environ["PORT"]),
            loop="uvloop",
            http="httptools",
            access_log=False,
            log_level="warning",
        )
