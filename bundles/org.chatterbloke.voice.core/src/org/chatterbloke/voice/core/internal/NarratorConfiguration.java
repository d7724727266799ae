package org.chatterbloke.voice.core.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the narration path. */
@ObjectClassDefinition(name = "Narration", description = "How scripts are narrated.")
public @interface NarratorConfiguration {

  /** The configuration's name. */
  String PID = "org.chatterbloke.narration";

  /** The size of the take cache in MB that is not exceeded for long. */
  @AttributeDefinition(
      name = "Take cache",
      description =
          "Megabytes that spoken sentences may take on disk for reuse; the least recently used go"
              + " first. An hour of audio takes about 170.",
      min = "0")
  long takecache() default 4096;

  /** The engine that speaks if nobody asks for another. */
  @AttributeDefinition(
      name = "Preferred engine",
      description = "The engine whose first voice reads if no voice is named.")
  String engine() default "kokoro";
}
