#!/usr/bin/env bash
# Every check that reads the code without running the paper, all at once: the types take as long as
# the rest together. Shows all complaints, not the first.
set -u
cd "$(dirname "$0")/.."
bin=.venv/bin
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
names=() processes=() failed=()

check() { # name, command…
    "${@:2}" >"$said/${#names[@]}" 2>&1 &
    processes+=($!)
    names+=("$1")
}

# Production settings with an environment that stands for a real one.
as_production() {
    SECRET_KEY="$($bin/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
        ALLOWED_HOSTS=news.example EMAIL_URL=smtp://mail.news.example \
        DJANGO_SETTINGS_MODULE=newsroom.settings.production "$@"
}

check "mypy (types)" $bin/mypy
check "ruff check" $bin/ruff check .
check "ruff format" $bin/ruff format --check .
check "import-linter (storeys)" $bin/lint-imports
check "djlint (templates)" $bin/djlint templates --lint --quiet
check "migrations complete" $bin/python manage.py makemigrations --check --dry-run --settings=newsroom.settings.test
check "settings for production" as_production $bin/python manage.py check --deploy --fail-level WARNING
check "packages agree" $bin/python -m pip check

for n in "${!names[@]}"; do
    if wait "${processes[n]}"; then
        printf '  ok      %s\n' "${names[n]}"
    else
        printf '  FAILED  %s\n%s\n\n' "${names[n]}" "$(cat "$said/$n")"
        failed+=("${names[n]}")
    fi
done

if [ ${#failed[@]} -gt 0 ]; then
    printf '\nlint: %d of the checks above failed: %s\n' "${#failed[@]}" "$(IFS=,; echo "${failed[*]}")"
    exit 1
fi
