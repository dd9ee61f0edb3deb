# The paper in a container: docker compose up (see compose.yaml and docs/production.md).
FROM python:3.11-slim-bookworm AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install -r requirements.txt

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/var/newsroom HOST=0.0.0.0 \
    DJANGO_SETTINGS_MODULE=newsroom.settings.production
RUN useradd --uid 1000 --no-create-home --home-dir /paper newsroom && mkdir /var/newsroom && chown newsroom /var/newsroom
COPY --from=packages /venv /venv
WORKDIR /paper
COPY . .
# What is made while building needs no secret and no database: any key will do. It stays in the image
# too, from where a volume with the files of older code is given the new ones beside them.
RUN SECRET_KEY=while-building ALLOWED_HOSTS=localhost python manage.py collectstatic --noinput --verbosity 0 \
    && cp -r /var/newsroom/static /static && chown -R newsroom /var/newsroom
USER newsroom
EXPOSE 8000
CMD ["python", "tools/web.py"]
