"""Lighthouse, as on a middling phone with a slow line, on the pages readers come to most."""

import json
import os
import subprocess
from pathlib import Path

from tools.audit.install import VAR, from_npm
from tools.audit.kinds import Kind
from tools.audit.outcome import Outcome
from tools.chromium import find_chromium

PAGES = ("home", "section", "article", "photo story", "search")
LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
# A busy machine only ever makes a page look slower, so the best of a few runs is nearest the
# truth. A page is asked again only when it missed.
MOST_RUNS = 3
# What a page does on purpose: results of a search ask robots to stay away, as search engines
# want it (https://developers.google.com/search/docs/essentials/spam-policies). When that alone
# takes points off, it is no miss; anything else is.
MEANT = {("search", "is-crawlable")}


def check(base: str, kinds: list[Kind]) -> Outcome:
    """Return every page whose figures are below what is asked."""
    outcome = Outcome("lighthouse")
    by_name = {kind.name: kind for kind in kinds}
    figures = []
    for name in PAGES:
        if name not in by_name:
            outcome.add(f"no page of the kind: {name}")
            continue
        best: dict[str, int] = {}
        why: dict[str, list[str]] = {}
        for _ in range(MOST_RUNS):
            scores, failing = judge(base + by_name[name].path, name)
            for category, score in scores.items():
                if score > best.get(category, -1):
                    best[category], why[category] = score, failing[category]
            if best and all(best[category] >= least for category, least in LEAST.items()):
                break
        if not best:
            outcome.add(f"{name}: Lighthouse gave no figures")
            continue
        figures.append(f"{name} {'/'.join(str(best[category]) for category in LEAST)}")
        for category, least in LEAST.items():
            if best[category] < least:
                reasons = "; ".join(why[category]) or "no single reason"
                outcome.add(f"{name}: {category} {best[category]}, {least} asked: {reasons}")
    load = os.getloadavg()[0]
    outcome.checked = f"{', '.join(figures)} (load {load:.1f} on {os.cpu_count()} processors)"
    return outcome


def judge(url: str, name: str) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Run Lighthouse once; return the score of each category, and what took points off."""
    folder = VAR / "lighthouse"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name.replace(' ', '-')}.json"
    file.unlink(missing_ok=True)
    command = ["node", str(from_npm() / "lighthouse" / "cli" / "index.js"), url]
    command += ["--output=json", f"--output-path={file}", "--quiet"]
    command += [f"--only-categories={','.join(LEAST)}"]
    command += ["--chrome-flags=--headless=new --no-sandbox"]
    environment = {**os.environ, "CHROME_PATH": find_chromium() or ""}
    subprocess.run(command, env=environment, check=False, capture_output=True, timeout=300)
    return read(file, name) if file.exists() else ({}, {})


def read(file: Path, name: str) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Read Lighthouse's own report."""
    told = json.loads(file.read_text())
    scores, failing = {}, {}
    for category in LEAST:
        part = told["categories"][category]
        weighty = [ref for ref in part["auditRefs"] if ref["weight"]]
        audits = {ref["id"]: told["audits"][ref["id"]] for ref in weighty}
        low = [key for key, audit in audits.items() if (audit["score"] or 0) < 0.9]
        low = [key for key in low if audits[key]["score"] is not None]
        meant = [key for key in low if (name, key) in MEANT]
        score = part["score"] or 0
        if meant and meant == low:
            score = 1
        scores[category] = round(score * 100)
        failing[category] = [
            f"{audits[key]['title']} {audits[key].get('displayValue', '')}".strip()
            for key in low
            if key not in meant
        ]
    return scores, failing
