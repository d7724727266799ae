package org.chatterbloke.library.jpa.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chatterbloke.library.api.StoredOutput;

/** A row of table {@code output}; see {@link StoredOutput}. */
@Entity(name = "Output")
@Table(name = "output")
public class OutputEntity {

  @Id
  @Column(name = "id")
  private String id = "";

  @Column(name = "file")
  private String file = "";

  @Column(name = "title")
  private String title = "";

  @Column(name = "voice_name")
  private String voiceName = "";

  @Column(name = "engine_id")
  private String engineId = "";

  @Column(name = "seconds")
  private double seconds;

  @Column(name = "bytes")
  private long bytes;

  @Column(name = "settings")
  private String settings = "";

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  /** For JPA. */
  protected OutputEntity() {}

  /** A new row. */
  OutputEntity(StoredOutput output) {
    this.id = output.id();
    this.file = output.file();
    this.title = output.title();
    this.voiceName = output.voiceName();
    this.engineId = output.engineId();
    this.seconds = output.seconds();
    this.bytes = output.bytes();
    this.settings = output.settings();
    this.createdAt = output.createdAt();
  }

  /** The row as a value. */
  StoredOutput toOutput() {
    return new StoredOutput(
        id, file, title, voiceName, engineId, seconds, bytes, settings, createdAt);
  }
}
