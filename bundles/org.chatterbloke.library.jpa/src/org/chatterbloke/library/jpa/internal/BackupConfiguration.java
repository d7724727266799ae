package org.chatterbloke.library.jpa.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration with the PID {@value #PID}. */
@ObjectClassDefinition(name = "Backups", description = "Backups of the library.")
public @interface BackupConfiguration {

  /** The persistent identity. */
  String PID = "org.chatterbloke.backup";

  /** What is kept. */
  @AttributeDefinition(
      name = "Keep",
      description =
          "How many backups are kept: the newest of so many days and of so many weeks. Those of the"
              + " last 24 hours always stay.")
  String keep() default "7 daily, 4 weekly";

  /** Whether commands that write the library make the day's backup. */
  @AttributeDefinition(
      name = "Automatic",
      description = "Once a day, after a command that changed the library.")
  boolean automatic() default true;
}
