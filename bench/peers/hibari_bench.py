"""The peer of HibariBenchmark: hibari's Python package (hibari-tts with scipy), one thread.

hibari_bench.py SENTENCES        a line on the standard input is a request for one round: all sentences
                                 once; the answer is "CPU_SECONDS WALL_SECONDS AUDIO_SECONDS"
hibari_bench.py SENTENCES cold   speaks the first sentence and says FIRST

Phonemes to samples only: the sentences are phonemes already.
"""

import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

from hibari import Hibari  # noqa: E402 (after the variables)


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        sentences = [line.strip() for line in lines if line.strip()]
    engine = Hibari(threads=1)
    if sys.argv[2:] == ["cold"]:
        engine.from_phonemes(sentences[0], seed=1)
        print("FIRST", flush=True)
        return
    for _ in sys.stdin:
        cpu, wall, samples = time.process_time(), time.perf_counter(), 0
        for sentence in sentences:
            samples += len(engine.from_phonemes(sentence, seed=1))
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        print(f"{cpu:.6f} {wall:.6f} {samples / engine.sample_rate:.6f}", flush=True)


main()
