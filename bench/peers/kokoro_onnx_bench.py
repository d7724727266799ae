#!/usr/bin/env python3
"""Times the Python package kokoro-onnx with the newest ONNX Runtime on the benchmark's sentences.

    kokoro_onnx_bench.py MODEL_FOLDER [--threads N] [--repeat N] [--voice NAME] [--venv FOLDER]

MODEL_FOLDER holds kokoro-v1.0.int8.onnx and voices/*.bin. On first use the package is installed with
pip into a virtual environment. Prints one line of JSON: CPU and wall seconds per second of audio (the
fastest of the repetitions of each sentence), the peak of memory, and how many sentences came out
broken (not finite, or a peak above 4).
"""
import argparse
import importlib.util
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parents[2]
SENTENCES = (
    ROOT
    / "bench/org.chatterbloke.bench/src/main/resources/org/chatterbloke/bench/kokoro-sentences.txt"
)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model_folder", type=pathlib.Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--voice", default="af_heart")
    parser.add_argument("--venv", type=pathlib.Path, default=ROOT / ".home/bench/kokoro-onnx")
    return parser.parse_args()


def enter_environment(folder):
    """Runs this script again in a virtual environment that has the package."""
    if importlib.util.find_spec("kokoro_onnx"):
        return
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
    if subprocess.run([python, "-c", "import kokoro_onnx"], capture_output=True).returncode:
        subprocess.run([python, "-m", "pip", "install", "--quiet", "kokoro-onnx"], check=True)
    sys.exit(subprocess.run([python, __file__, *sys.argv[1:]]).returncode)


def main():
    options = arguments()
    enter_environment(options.venv)
    import numpy
    import onnxruntime
    from kokoro_onnx import Kokoro

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = options.threads
    settings.inter_op_num_threads = 1
    settings.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(options.model_folder / "kokoro-v1.0.int8.onnx"),
        settings,
        providers=["CPUExecutionProvider"],
    )
    styles = numpy.fromfile(options.model_folder / f"voices/{options.voice}.bin", "<f4")
    with tempfile.TemporaryDirectory() as folder:
        voices = os.path.join(folder, "voices.npz")
        numpy.savez(voices, **{options.voice: styles.reshape(510, 1, 256)})
        kokoro = Kokoro.from_session(session, voices)

        seconds = cpu = wall = 0.0
        broken = 0
        for sentence in SENTENCES.read_text(encoding="utf-8").splitlines():
            runs = []
            for _ in range(options.repeat):
                cpu_start, wall_start = time.process_time(), time.perf_counter()
                audio, rate = kokoro.create(sentence, options.voice, is_phonemes=True, trim=False)
                runs.append((time.process_time() - cpu_start, time.perf_counter() - wall_start))
            seconds += len(audio) / rate
            cpu += min(run[0] for run in runs)
            wall += min(run[1] for run in runs)
            peak = numpy.abs(audio).max()
            broken += not (numpy.isfinite(peak) and peak <= 4)
    print(
        json.dumps(
            {
                "peer": "kokoro-onnx",
                "runtime": onnxruntime.__version__,
                "threads": options.threads,
                "audio_seconds": round(seconds, 1),
                "cpu_rtf": round(cpu / seconds, 3),
                "wall_rtf": round(wall / seconds, 3),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "broken": int(broken),
            }
        )
    )


if __name__ == "__main__":
    main()
