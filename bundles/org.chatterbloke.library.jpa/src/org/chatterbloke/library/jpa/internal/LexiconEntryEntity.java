package org.chatterbloke.library.jpa.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.chatterbloke.library.api.StoredLexiconEntry;

/** A row of table {@code lexicon_entry}; see {@link StoredLexiconEntry}. */
@Entity(name = "LexiconEntry")
@Table(name = "lexicon_entry")
public class LexiconEntryEntity {

  @Id
  @Column(name = "entry_key")
  private String key = "";

  @Column(name = "written")
  private String written = "";

  @Column(name = "reading")
  private String reading = "";

  @Column(name = "language")
  private String language = "";

  @Column(name = "scope")
  private String scope = "";

  @Column(name = "owner")
  private String owner = "";

  @Column(name = "inflections")
  private boolean inflections;

  @Column(name = "case_sensitive")
  private boolean caseSensitive;

  /** For JPA. */
  protected LexiconEntryEntity() {}

  /** A new row. */
  LexiconEntryEntity(StoredLexiconEntry entry) {
    this.key = entry.key();
    set(entry);
  }

  /** Takes over all but the key. */
  final void set(StoredLexiconEntry entry) {
    this.written = entry.written();
    this.reading = entry.reading();
    this.language = entry.language();
    this.scope = entry.scope();
    this.owner = entry.owner();
    this.inflections = entry.inflections();
    this.caseSensitive = entry.caseSensitive();
  }

  /** The row as a value. */
  StoredLexiconEntry toEntry() {
    return new StoredLexiconEntry(
        key, written, reading, language, scope, owner, inflections, caseSensitive);
  }
}
