"""What outlives a session: checked answers, where a pupil was, and lessons that have a link.

SQLite in WAL mode by default, PostgreSQL by URL. Nothing here names a person: a pupil is the digest of a
random cookie, and `forget` removes every row that has it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, Text, create_engine, delete, event, exists, inspect, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry

from generator.app.lessons import data_folder
from generator.errors import GeneratorError

__all__ = ["AttemptRow", "LessonRow", "Store", "StoreError", "WorkRow", "database_url", "store"]

KEPT_DAYS = 30
_POSTGRESQL = "postgresql+psycopg"
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7102846)")
"""Several processes that start on one PostgreSQL make the tables one after the other."""

_REMEDY = "write postgresql://name:password@machine/database, or sqlite:///path/to/file"


class StoreError(GeneratorError, ValueError):
    """The database that was named cannot be used."""


class _Base(DeclarativeBase):
    pass


class LessonRow(_Base):
    """A lesson that is opened by its key: shared by a teacher (no owner), or pasted by a pupil (the
    owner alone).
    """

    __tablename__ = "lesson"
    key: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str | None] = mapped_column(default=None, index=True)
    mode: Mapped[str] = mapped_column(default="")
    json: Mapped[str] = mapped_column(Text, default="")
    seen: Mapped[datetime] = mapped_column(default=datetime.min)


class WorkRow(_Base):
    """Where one pupil is in one lesson. `run` changes when the work is begun anew."""

    __tablename__ = "work"
    learner: Mapped[str] = mapped_column(primary_key=True)
    lesson: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(default="")
    mode: Mapped[str] = mapped_column(default="practice")
    step: Mapped[int] = mapped_column(default=0)
    run: Mapped[str] = mapped_column(default="")
    handed_in: Mapped[bool] = mapped_column(default=False)
    seen: Mapped[datetime] = mapped_column(default=datetime.min)


class AttemptRow(_Base):
    """One pupil's attempt at one item, as JSON."""

    __tablename__ = "attempt"
    learner: Mapped[str] = mapped_column(primary_key=True)
    lesson: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    json: Mapped[str] = mapped_column(Text, default="")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _tune(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "this is not the address of a database", where="COPYDESK_DATABASE", remedy=_REMEDY
        ) from error
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername=_POSTGRESQL)
    if parsed.get_backend_name() not in ("postgresql", "sqlite"):
        raise StoreError(
            f"{parsed.get_backend_name()} is not supported", where="COPYDESK_DATABASE", remedy=_REMEDY
        )
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    return parsed


def _engine(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError(
            "the driver for this database is not installed",
            where="COPYDESK_DATABASE",
            remedy='install it with: pip install "copydesk[postgresql]"',
        ) from error


class Store:
    """The database. Every method is one transaction: when it returns, what it wrote is on the disk."""

    def __init__(self, url: str) -> None:
        parsed = _parsed(url)
        self._engine = _engine(parsed)
        if parsed.get_backend_name() == "postgresql":
            self._insert: Callable[[type[_Base]], postgresql.Insert | sqlite.Insert] = postgresql.insert
            with self._engine.begin() as connection:
                connection.execute(_ONE_AT_A_TIME)
                _Base.metadata.create_all(connection)
        else:
            self._insert = sqlite.insert
            event.listen(self._engine, "connect", _tune)
            _Base.metadata.create_all(self._engine)

    def close(self) -> None:
        """Gives all connections back."""
        self._engine.dispose()

    def _save(self, *rows: _Base) -> None:
        with Session(self._engine) as session, session.begin():
            for row in rows:
                mapped = inspect(type(row))
                given = {name: value for name, value in vars(row).items() if name in mapped.columns}
                keys = [column.name for column in mapped.primary_key]
                rest = {name: value for name, value in given.items() if name not in keys}
                session.execute(
                    self._insert(type(row))
                    .values(given)
                    .on_conflict_do_update(index_elements=keys, set_=rest)
                )

    def save(self, work: WorkRow, *attempts: AttemptRow) -> None:
        """Writes where the pupil is, and the attempts that changed."""
        work.seen = _now()
        self._save(work, *attempts)

    def work(self, learner: str, lesson: str) -> tuple[WorkRow, dict[str, str]] | None:
        """Where the pupil is in a lesson, and the attempts by item; None where nothing was begun."""
        with Session(self._engine, expire_on_commit=False) as session:
            row = session.get(WorkRow, (learner, lesson))
            if row is None:
                return None
            mine = (AttemptRow.learner == learner) & (AttemptRow.lesson == lesson)
            attempts = {a.item: a.json for a in session.scalars(select(AttemptRow).where(mine))}
            return row, attempts

    def works(self, learner: str) -> list[WorkRow]:
        """Everything the pupil has begun, the newest first."""
        with Session(self._engine, expire_on_commit=False) as session:
            query = (
                select(WorkRow)
                .where(WorkRow.learner == learner)
                .order_by(WorkRow.seen.desc(), WorkRow.lesson)
            )
            return list(session.scalars(query))

    def restart(self, learner: str, lesson: str) -> None:
        """Deletes the pupil's answers in one lesson."""
        with Session(self._engine) as session, session.begin():
            for table in (AttemptRow, WorkRow):
                session.execute(delete(table).where(table.learner == learner, table.lesson == lesson))

    def forget(self, learner: str) -> None:
        """Deletes everything there is of one pupil."""
        with Session(self._engine) as session, session.begin():
            session.execute(delete(AttemptRow).where(AttemptRow.learner == learner))
            session.execute(delete(WorkRow).where(WorkRow.learner == learner))
            session.execute(delete(LessonRow).where(LessonRow.owner == learner))

    def put_lesson(self, key: str, json: str, *, owner: str | None = None, mode: str = "") -> None:
        """Keeps a lesson under *key*."""
        self._save(LessonRow(key=key, json=json, owner=owner, mode=mode, seen=_now()))

    def lesson(self, key: str, learner: str | None) -> LessonRow | None:
        """The lesson under *key*, if it is shared or the pupil's own."""
        if "\0" in key:  # no database may be asked for it
            return None
        with Session(self._engine, expire_on_commit=False) as session:
            row = session.get(LessonRow, key)
            return row if row is not None and row.owner in (None, learner) else None

    def purge(self, days: int = KEPT_DAYS) -> None:
        """Deletes what nobody has used for *days* days."""
        before = _now() - timedelta(days=days)
        same = (WorkRow.learner == AttemptRow.learner) & (WorkRow.lesson == AttemptRow.lesson)
        old = exists().where(same, WorkRow.seen < before)
        with Session(self._engine) as session, session.begin():
            session.execute(delete(AttemptRow).where(old))
            session.execute(delete(WorkRow).where(WorkRow.seen < before))
            session.execute(delete(LessonRow).where(LessonRow.seen < before))


def database_url() -> str:
    """COPYDESK_DATABASE where set (postgresql://… or sqlite:///…), else a file in COPYDESK_DATA, else in
    `var/` of the working directory.
    """
    return os.environ.get("COPYDESK_DATABASE") or f"sqlite:///{data_folder() / 'copydesk.sqlite3'}"


@cache
def store() -> Store:
    """The one database of this process."""
    return Store(database_url())
