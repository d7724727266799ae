package org.chatterbloke.modelstore.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration with the PID {@value #PID}. */
@ObjectClassDefinition(
    name = "Models",
    description = "Where voice models come from and whether they may be fetched.")
public @interface StoreConfiguration {

  /** The persistent identity. */
  String PID = "org.chatterbloke.modelstore";

  /** The public model hub. */
  String HUB = "https://huggingface.co";

  /** The public host of releases. */
  String RELEASES = "https://github.com";

  /** The public host of single files of source repositories. */
  String REPOSITORIES = "https://raw.githubusercontent.com";

  @AttributeDefinition(
      name = "Model hub",
      description = "Base address of the model hub or of a mirror of it; https.")
  String hub() default HUB;

  @AttributeDefinition(
      name = "Releases",
      description = "Base address of the host of releases or of a mirror of it; https.")
  String releases() default RELEASES;

  @AttributeDefinition(
      name = "Source repositories",
      description = "Base address for single files of source repositories or of a mirror; https.")
  String repositories() default REPOSITORIES;

  @AttributeDefinition(
      name = "My model folders",
      description = "Folders that are searched for model files before anything is fetched.",
      required = false)
  String[] folders() default {};

  @AttributeDefinition(name = "Offline", description = "Never use the network for models.")
  boolean offline() default false;

  @AttributeDefinition(
      name = "Sources",
      description =
          "Kinds of source that may be used, best first: bundled, hub, release, repository, pip, npm."
              + " Empty for all, in the order of each model.",
      required = false)
  String[] sources() default {};

  @AttributeDefinition(
      name = "Seconds to connect",
      description = "After so many seconds without a connection the next source is tried.",
      min = "1")
  int connectseconds() default 5;

  @AttributeDefinition(
      name = "Seconds without data",
      description = "After so many seconds without a byte a transfer counts as broken.",
      min = "1")
  int idleseconds() default 30;
}
