# docker build -t hisar . && docker run --rm -p 8501:8501 hisar
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PORT=8501

# The folder for a store (docs/hosting.md): a new volume mounted there is given the rights it has here.
RUN useradd --create-home --uid 10001 hisar && install --directory --owner hisar /home/hisar/store
WORKDIR /home/hisar/app

COPY requirements.txt ./
RUN python -m pip install -r requirements.txt

# .dockerignore lets through what the page runs on, and nothing else.
COPY . ./
RUN python -m compileall -q app.py gazetteer geo

USER hisar
EXPOSE 8501

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/_stcore/health\", timeout=4)"]

# A shell only to read PORT, which hosts set; exec, so that the server is process 1 and hears the signal to end.
CMD ["sh", "-c", "exec python -m streamlit run app.py --server.address=0.0.0.0 --server.port=\"$PORT\""]
