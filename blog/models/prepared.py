"""Queries that are composed once and asked many times, each time with other values.

Composing a queryset takes ten times as long as finding a few rows by an index, so it is worth it for what every new page asks.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, Expression, Field, Model, QuerySet, TextField
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=Model)


class Given(Expression):
    """The place in a query of a value that is given when it is asked."""

    def __init__(self, name: str, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, _compiler: SQLCompiler, _connection: object) -> tuple[str, list["Given"]]:
        return "%s", [self]


def moment(name: str) -> Given:
    return Given(name, DateTimeField())


def number(name: str) -> Given:
    return Given(name, BigIntegerField())


def words(name: str) -> Given:
    return Given(name, TextField())


def rows(sql: str, given: Sequence[object]) -> list[tuple]:
    """What a query finds that is written out."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


class Prepared(Generic[M]):
    """The query of a queryset of models, without ``prefetch_related()``; ``compose`` builds it when it is first asked."""

    def __init__(self, compose: Callable[[], QuerySet[M]]) -> None:
        self._compose = compose
        self._mine = (
            threading.local()
        )  # how values are read depends on the connection, and each thread has its own

    def __call__(self, **values: Any) -> list[M]:
        """The rows as models. Moments are given as the database takes them (``connection.ops``)."""
        plan = self._plan()
        given = [values[each.name] if isinstance(each, Given) else each for each in plan.parameters]
        return [plan.model_of(row) for row in plan.read(rows(plan.sql, given))]

    def _plan(self) -> "_Plan":
        plan = getattr(self._mine, "plan", None)
        if plan is None:
            plan = self._mine.plan = _Plan.of(self._compose())
        return plan


@dataclass(frozen=True)
class _Plan:
    """What Django's own ModelIterable finds out anew for each query (django/db/models/query.py)."""

    sql: str
    parameters: tuple[object, ...]
    compiler: SQLCompiler
    converters: dict[int, Any]
    attributes: list[str]
    columns: slice
    related: list[Any]

    @classmethod
    def of(cls, queryset: QuerySet) -> "_Plan":
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, parameters = compiler.as_sql()
        fields = compiler.klass_info["select_fields"]
        columns = slice(fields[0], fields[-1] + 1)
        return cls(
            sql=sql,
            parameters=tuple(parameters),
            compiler=compiler,
            converters=compiler.get_converters([column for column, _sql, _alias in compiler.select]),
            attributes=[column.target.attname for column, _sql, _alias in compiler.select[columns]],
            columns=columns,
            related=get_related_populators(compiler.klass_info, compiler.select, queryset.db),
        )

    def read(self, rows: list[tuple]) -> Any:
        return self.compiler.apply_converters(rows, self.converters)

    def model_of(self, row: list[Any]) -> Model:
        model = self.compiler.klass_info["model"]
        made = model.from_db(self.compiler.using, self.attributes, row[self.columns])
        for populator in self.related:
            populator.populate(row, made)
        return made
