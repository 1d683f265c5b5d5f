#!/usr/bin/env python3
"""Runs the `sql` of every question on the registers of this folder again and compares with `expected`.

    python3 check.py

Rules of the load (they are part of what is right), each register as table `t` of SQLite, a workbook as a table for each sheet
(`sheets` in registers.json; `delimiter` of a csv where it is no comma):
  * column names in lower case, everything but letters and digits as one `_` (`Cost (GBP)` is `cost_gbp`);
  * outer blanks trimmed; an empty cell and `n/a` are NULL;
  * texts of a column that differ by capitals only are one, in the spelling that is written most often;
  * a column of numbers only (commas of thousands left out) is a number; dates and times of day (registers.json) are ISO text;
  * registers.json may also give: `header_row` (number of the row of headings of a sheet), `merged` (columns whose blank cells are the one above),
    `numbers` (columns of numbers where a word such as "unknown" is NULL), `texts` (kept as they are), several date formats parted by `|`,
    `typos` (misspelt values; a plain load keeps them, `alt` has what comes out when they are mended). "Unknown" in a date is NULL.
"""
import collections
import csv
import datetime
import json
import pathlib
import re
import sqlite3
import sys
import xml.etree.ElementTree
import zipfile

HERE = pathlib.Path(__file__).parent
NUMBER = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?")


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DAY_ZERO = datetime.datetime(1899, 12, 30)


def name(heading):
    return re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")


def moment(cell, date_format):
    if not NUMBER.fullmatch(cell):
        for form in date_format.split("|"):
            try:
                return datetime.datetime.strptime(cell, form)
            except ValueError:
                pass
        raise ValueError(cell)
    return DAY_ZERO + datetime.timedelta(minutes=round(float(cell) * 24 * 60))  # a date of a workbook


def column(cells, date_format):
    if date_format:
        day, hour = "%d" in date_format or "%b" in date_format, "%H" in date_format or "%I" in date_format
        shown = " ".join(["%Y-%m-%d"] * day + ["%H:%M"] * hour)
        return [cell and moment(cell, date_format).strftime(shown) for cell in cells]
    given = [cell for cell in cells if cell]
    if given and all(NUMBER.fullmatch(cell) for cell in given):
        return [cell and float(cell.replace(",", "")) for cell in cells]
    spellings = collections.defaultdict(collections.Counter)
    for cell in given:
        spellings[cell.casefold()][cell] += 1
    return [cell and spellings[cell.casefold()].most_common(1)[0][0] for cell in cells]


def sheets(register, tables, delimiter, header_row=None):
    """Name of the table and rows of texts of every sheet."""
    if not tables:
        with open(HERE / f"{register}.csv", encoding="utf-8", newline="") as file:
            yield "t", list(csv.reader(file, delimiter=delimiter))
        return
    with zipfile.ZipFile(HERE / f"{register}.xlsx") as book:

        def parse(part):
            return xml.etree.ElementTree.fromstring(book.read(part))

        shared = ["".join(text.itertext()) for text in parse("xl/sharedStrings.xml")]
        for number, sheet in enumerate(parse("xl/workbook.xml").iter(MAIN + "sheet"), 1):
            rows, first = [], (header_row or {}).get(sheet.get("name"), 1)
            for row in parse(f"xl/worksheets/sheet{number}.xml").iter(MAIN + "row"):
                if int(row.get("r")) < first:
                    continue
                cells = {}
                for cell in row:
                    value = cell.findtext(MAIN + "v") or ""
                    cells[re.sub(r"\d", "", cell.get("r"))] = shared[int(value)] if cell.get("t") == "s" else value
                rows.append(cells)
            yield tables[sheet.get("name")], [[cells.get(letter, "") for letter in rows[0]] for cells in rows]


def load(register, mend=False):
    rules = json.loads((HERE / "registers.json").read_text())[register]
    formats = {heading: form for form, headings in rules["dates"].items() for heading in headings}
    database = sqlite3.connect(":memory:")
    for table, (headings, *rows) in sheets(register, rules.get("sheets"), rules.get("delimiter", ","), rules.get("header_row")):
        cells = [[None if cell.strip().lower() in ("", "n/a") else cell.strip() for cell in col] for col in zip(*rows)]
        typos = rules.get("typos", {}) if mend else {}
        cells = [[typos.get(cell, cell) for cell in col] for col in cells]
        for heading, col in zip(headings, cells):
            if heading in formats:
                col[:] = [None if cell and cell.lower() == "unknown" else cell for cell in col]
            if heading in rules.get("numbers", []):
                col[:] = [cell if cell and NUMBER.fullmatch(cell) else None for cell in col]
        for merged in [m for sheet, m in rules.get("merged", {}).items() if rules["sheets"][sheet] == table]:
            for heading in merged:
                col = cells[headings.index(heading)]
                for row in range(1, len(col)):
                    col[row] = col[row] or col[row - 1]
        values = zip(*((col if heading in rules.get("texts", []) else column(col, formats.get(heading))) for heading, col in zip(headings, cells)))
        database.execute(f"CREATE TABLE {table} (%s)" % ", ".join(f'"{name(heading)}"' for heading in headings))
        database.executemany(f"INSERT INTO {table} VALUES (%s)" % ", ".join("?" * len(headings)), values)
    return database


def alike(one, other):
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) < 0.001
    return one == other


def same(question, rows):
    expected = question["expected"]
    keys = 0 if expected["type"] == "number" else 1 if expected["type"] == "list" else len(rows[0]) - 1
    rows = [row for row in rows if None not in row[:keys]]  # blank keys are in `alt`
    given = rows[: question.get("top", len(rows))]
    if expected["type"] == "number":
        right = [[expected["value"]]]
    elif expected["type"] == "list":
        right, given = [[value] for value in expected["value"]], [row[:1] for row in given]
    else:
        right = expected["value"]
    return len(right) == len(given) and all(any(all(map(alike, row, found)) for found in given) for row in right)


def main():
    failed = 0
    for register in json.loads((HERE / "registers.json").read_text()):
        database = load(register)
        questions = [json.loads(line) for line in open(HERE / f"{register}.jsonl", encoding="utf-8")]
        asked = [question for question in questions if question["sql"] and question["expected"]["type"] != "refusal"]
        for question in asked:
            if not same(question, database.execute(question["sql"]).fetchall()):
                failed += 1
                print("differs:", question["id"], question["question"])
        print(f"{register}: {len(questions)} questions, {len(asked)} computed again")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
