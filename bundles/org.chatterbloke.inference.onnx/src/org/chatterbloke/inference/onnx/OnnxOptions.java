package org.chatterbloke.inference.onnx;

/**
 * How a model is run.
 *
 * @param threads intra-operator threads, 1 or more
 * @param optimise whether the runtime optimises the graph at load (off for a graph saved optimised)
 * @param reuseMemory whether the runtime keeps its working memory between runs (faster, larger)
 */
public record OnnxOptions(int threads, boolean optimise, boolean reuseMemory) {

  public OnnxOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread, not " + threads);
    }
  }

  /** Optimised, with memory kept. */
  public static OnnxOptions threads(int threads) {
    return new OnnxOptions(threads, true, true);
  }
}
