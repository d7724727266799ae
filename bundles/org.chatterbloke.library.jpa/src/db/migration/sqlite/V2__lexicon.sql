-- The user's pronunciation lexicon.

create table lexicon_entry (
  entry_key      text not null primary key,
  written        text not null,
  reading        text not null,
  language       text not null,
  scope          text not null,
  owner          text not null,
  inflections    integer not null,
  case_sensitive integer not null
);

pragma user_version = 2;
