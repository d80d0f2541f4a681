# Build: docker build -t tollbook .
# Read:  docker run --rm -v "$PWD:/data" tollbook read report.txt
# Serve: docker run --rm -v "$PWD:/data" -p 127.0.0.1:8000:8000 tollbook serve --host 0.0.0.0
# The folder that is mounted must be writable by user 10001, or run with --user "$(id -u):$(id -g)".

FROM python:3.11-slim AS build
RUN pip install --no-cache-dir "uv>=0.5"
WORKDIR /source
COPY pyproject.toml uv.lock README.md LICENSE NOTICE CHANGELOG.md ./
COPY src src
# What the lock pins, checked by its hashes; then the wheel itself.
RUN uv venv /opt/tollbook \
 && uv export --frozen --no-dev --extra tables --extra postgres --no-emit-project --quiet -o /tmp/pins.txt \
 && uv pip install --python /opt/tollbook --no-cache --require-hashes -r /tmp/pins.txt \
 && uv build --wheel --out-dir /tmp/dist \
 && uv pip install --python /opt/tollbook --no-cache --no-deps /tmp/dist/*.whl

FROM python:3.11-slim
COPY --from=build /opt/tollbook /opt/tollbook
RUN useradd --uid 10001 --create-home tollbook && install -d -o tollbook -g tollbook /data
USER tollbook
ENV PATH=/opt/tollbook/bin:$PATH PYTHONDONTWRITEBYTECODE=1
WORKDIR /data
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["tollbook"]
CMD ["--help"]
