"""Figures about how well labels are told."""

from __future__ import annotations

import re

import numpy as np
import pytest

from transforms.tag_calibration import calibration
from transforms.tag_model import logistic
from transforms.tag_report import report_page
from transforms.tag_scores import Judged, best_limit, calibration_error, intervals, summary

MEANT = np.array([[1, 0], [1, 1], [0, 1], [0, 0]], bool)
SAID = np.array([[1, 0], [0, 1], [1, 1], [0, 0]], bool)
PROBABILITIES = np.array([[0.9, 0.1], [0.3, 0.8], [0.7, 0.9], [0.1, 0.2]], np.float32)
JUDGED = Judged(("a", "b", "c", "d"), ("Security <script>", "Change"), MEANT, PROBABILITIES, SAID)


def test_precision_recall_and_f1() -> None:
    found = summary(JUDGED)
    security, change = found["labels"].values()
    assert (security["precision"], security["recall"], security["f1"]) == (0.5, 0.5, 0.5)
    assert change["f1"] == 1
    assert found["macro_f1"] == 0.75
    assert found["micro_f1"] == 0.75


def test_the_worst_rows_are_named_and_confusion_is_counted() -> None:
    found = summary(JUDGED)
    assert found["worst"]["Security <script>"] == {"wrongly_said": ["c"], "missed": ["b"]}
    assert found["confusion"]["Change"] == {"Security <script>": 1}


def test_calibration_error_is_none_where_probabilities_are_true() -> None:
    meant = np.array([[1]] * 3 + [[0]] * 1, bool)
    assert calibration_error(meant, np.full((4, 1), 0.75, np.float32)) == pytest.approx(0)
    assert calibration_error(meant, np.full((4, 1), 0.25, np.float32)) == pytest.approx(0.5)


def test_calibration_makes_probabilities_true() -> None:
    random = np.random.default_rng(0)
    truth = logistic(random.normal(0, 2, (4000, 1)).astype(np.float32))
    meant = random.random(truth.shape) < truth
    boasted = 3 * np.log(truth / (1 - truth)) + 1
    slopes, shifts = calibration(meant, boasted)
    assert calibration_error(meant, logistic(boasted)) > 0.05
    assert calibration_error(meant, logistic(boasted * slopes + shifts)) < 0.02


def test_the_limit_is_half_the_f1_that_it_gives() -> None:
    sure = np.array([1.0] * 10 + [0.0] * 10, np.float32)
    assert best_limit(sure) == 0.5
    doubtful = np.full(20, 0.2, np.float32)
    assert best_limit(doubtful) == pytest.approx(1 / 6)
    assert best_limit(np.array([0.9, 0.8, 0.5, 0.05, 0.05], np.float32)) == pytest.approx(2.2 / 5.3)


def test_the_interval_holds_the_figure_and_is_the_same_again() -> None:
    policies = ["p", "p", "q", "r"]
    found = intervals(JUDGED, policies, 200, seed=0)
    assert found == intervals(JUDGED, policies, 200, seed=0)
    assert found["micro_f1"][0] <= 0.75 <= found["micro_f1"][1]


def test_the_report_shows_names_as_text() -> None:
    found = summary(JUDGED) | {"intervals": intervals(JUDGED, ["p"] * 4, 10, seed=0)}
    page = report_page(found, "Tags <of> a test")
    assert "<script>" not in page
    assert "Security &lt;script&gt;" in page
    assert "Tags &lt;of&gt; a test" in page
    assert "<svg" in page


def test_the_report_draws_how_true_probabilities_are_and_needs_nothing_else() -> None:
    found = summary(JUDGED)
    page = report_page(found, "Tags")
    assert page.count("<circle") == len(found["reliability"])
    assert "probability said" in page
    assert not re.search(r"<script|<link|https?://|url\(", page)
