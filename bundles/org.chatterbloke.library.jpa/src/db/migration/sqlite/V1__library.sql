-- Voices and outputs. Times are UTC, "yyyy-mm-dd hh:mm:ss.ffffff".

create table voice (
  id          text not null primary key,
  name        text not null,
  name_key    text not null,
  engine_id   text not null,
  cloner_id   text not null,
  language    text not null,
  sex         text not null,
  format      text not null,
  voice_name  text not null,
  fingerprint text not null,
  equaliser   text not null,
  similarity  real,
  report      text not null,
  consent     text not null,
  recordings  text not null,
  created_at  text not null
);

-- The name without regard to case; two voices never share it.
create unique index voice_name_key on voice (name_key);

create table voice_file (
  voice_id text not null references voice (id) on delete cascade,
  role     text not null,
  path     text not null,
  primary key (voice_id, role)
);

create table voice_parameter (
  voice_id text not null references voice (id) on delete cascade,
  name     text not null,
  value    real not null,
  primary key (voice_id, name)
);

create table output (
  id         text not null primary key,
  file       text not null,
  title      text not null,
  voice_name text not null,
  engine_id  text not null,
  seconds    real not null,
  bytes      integer not null,
  settings   text not null,
  created_at text not null
);

create index output_created_at on output (created_at);

pragma user_version = 1;
