package org.chatterbloke.library.jpa.internal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.chatterbloke.library.api.StoredVoice;
import org.eclipse.persistence.annotations.BatchFetch;
import org.eclipse.persistence.annotations.BatchFetchType;
import org.jspecify.annotations.Nullable;

/** A row of table {@code voice} with its files and parameters; see {@link StoredVoice}. */
@Entity(name = "Voice")
@Table(name = "voice")
public class VoiceEntity {

  @Id
  @Column(name = "id")
  private String id = "";

  @Column(name = "name")
  private String name = "";

  @Column(name = "name_key")
  private String nameKey = "";

  @Column(name = "engine_id")
  private String engineId = "";

  @Column(name = "cloner_id")
  private String clonerId = "";

  @Column(name = "language")
  private String language = "";

  @Column(name = "sex")
  private String sex = "";

  @Column(name = "format")
  private String format = "";

  @Column(name = "voice_name")
  private String voiceName = "";

  @Column(name = "fingerprint")
  private String fingerprint = "";

  @Column(name = "equaliser")
  private String equaliser = "";

  /** Null if not measured: SQLite has no NaN. */
  @Column(name = "similarity")
  private @Nullable Double similarity;

  @Column(name = "report")
  private String report = "";

  @Column(name = "consent")
  private String consent = "";

  @Column(name = "recordings")
  private String recordings = "";

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "voice_file", joinColumns = @JoinColumn(name = "voice_id"))
  @MapKeyColumn(name = "role")
  @Column(name = "path")
  @BatchFetch(BatchFetchType.EXISTS)
  private Map<String, String> files = new HashMap<>();

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "voice_parameter", joinColumns = @JoinColumn(name = "voice_id"))
  @MapKeyColumn(name = "name")
  @Column(name = "value")
  @BatchFetch(BatchFetchType.EXISTS)
  private Map<String, Double> parameters = new HashMap<>();

  /** For JPA. */
  protected VoiceEntity() {}

  /** A new row. */
  VoiceEntity(StoredVoice voice) {
    this.id = voice.id();
    this.name = voice.name();
    this.nameKey = NameKey.of(voice.name());
    this.engineId = voice.engineId();
    this.clonerId = voice.clonerId();
    this.language = voice.language();
    this.sex = voice.sex();
    this.format = voice.format();
    this.voiceName = voice.voiceName();
    this.fingerprint = voice.fingerprint();
    this.equaliser = voice.equaliser();
    this.similarity = Double.isNaN(voice.similarity()) ? null : voice.similarity();
    this.report = voice.report();
    this.consent = voice.consent();
    this.recordings = voice.recordings();
    this.createdAt = voice.createdAt();
    this.files.putAll(voice.files());
    this.parameters.putAll(voice.parameters());
  }

  /** Changes the name and what it is compared by. */
  void rename(String newName) {
    name = newName;
    nameKey = NameKey.of(newName);
  }

  /** The row as a value; call it while the entity manager is open. */
  StoredVoice toVoice() {
    Double measured = similarity;
    return new StoredVoice(
        id,
        name,
        engineId,
        clonerId,
        language,
        sex,
        format,
        voiceName,
        files,
        fingerprint,
        parameters,
        equaliser,
        measured == null ? Double.NaN : measured,
        report,
        consent,
        recordings,
        createdAt);
  }
}
