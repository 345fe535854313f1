# The bot as an image: `docker build -t globfam .`. It holds no secret and no setting but where things lie.
FROM python:3.11-slim-bookworm AS build
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
RUN python -m venv /opt/uv && /opt/uv/bin/pip install --no-cache-dir --disable-pip-version-check uv==0.13.9
COPY requirements/run.txt /build/run.txt
RUN /opt/uv/bin/uv venv --python /usr/local/bin/python /opt/globfam \
    && /opt/uv/bin/uv pip sync --python /opt/globfam/bin/python --require-hashes --no-cache --compile-bytecode /build/run.txt

FROM python:3.11-slim-bookworm
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-mon \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin globfam \
    && install -d -m 0700 -o globfam -g globfam /data
COPY --from=build /opt/globfam /opt/globfam
WORKDIR /app
COPY locales locales
COPY core core
COPY integrations integrations
COPY handlers handlers
COPY sandbox sandbox
COPY bot bot
RUN ["/opt/globfam/bin/python", "-m", "compileall", "-q", "."]
ENV PATH=/opt/globfam/bin:$PATH PYTHONUNBUFFERED=1 GLOBFAM_DATA=/data GLOBFAM_HTTP=0.0.0.0:8080
USER 10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/health/live', timeout=3)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
