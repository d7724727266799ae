package org.chatterbloke.voice.engine.kokoro.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the engine. */
@ObjectClassDefinition(name = "Kokoro", description = "How the engine Kokoro computes.")
public @interface KokoroConfiguration {

  /** The configuration's name. */
  String PID = "org.chatterbloke.kokoro";

  /** Threads for one segment; 0 leaves it to the caller. */
  @AttributeDefinition(
      name = "Threads",
      description = "Processor cores that one sentence may use; 0 for what the task allows.",
      min = "0")
  int threads() default 0;
}
