package org.chatterbloke.voice.api;

/** Is told what a cloner does, in sentences for people. Called on the cloner's thread. */
@FunctionalInterface
public interface CloneObserver {

  /** A stage or an intermediate finding ("Nearest voice so far: …"). */
  void note(String sentence);
}
