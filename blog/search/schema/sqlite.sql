-- How the index of SQLite is built. Statements end with a line of its own that holds only "-- ;".
-- FTS5 keeps no second copy of the texts: it reads them through the view blog_readable, and so must be given the very
-- words that it forgets. The triggers see to that, in the transaction that changes them.

-- One row for each post with a date, drafts have none; the names under which it is filed stand here as words.
CREATE TABLE blog_indexed (
    post_id integer PRIMARY KEY,
    published_at datetime NOT NULL,
    tags text NOT NULL,
    authors text NOT NULL,
    filed text NOT NULL
)
-- ;
-- Every word of three letters or more that was ever indexed, as it is written: what a misspelt one may have meant.
CREATE TABLE blog_word (word text PRIMARY KEY) WITHOUT ROWID
-- ;
CREATE VIEW blog_readable AS
SELECT indexed.post_id AS id, post.title, post.subtitle, post.summary, post.body_text AS body,
    indexed.tags, indexed.authors, indexed.filed
FROM blog_indexed AS indexed JOIN blog_post AS post ON post.id = indexed.post_id
-- ;
CREATE VIEW blog_names AS
SELECT post.id AS post_id,
    coalesce((
        SELECT group_concat(tag.name, ' / ') FROM blog_posttag AS filed
        JOIN blog_tag AS tag ON tag.id = filed.tag_id WHERE filed.post_id = post.id
    ), '') AS tags,
    coalesce((
        SELECT group_concat(coalesce(nullif(author.display_name, ''), author.name), ' / ') FROM blog_postauthor AS filed
        JOIN blog_author AS author ON author.id = filed.author_id WHERE filed.post_id = post.id
    ), '') AS authors,
    coalesce((SELECT group_concat('tag' || filed.tag_id, ' ') FROM blog_posttag AS filed WHERE filed.post_id = post.id), '')
    || ' ' ||
    coalesce((
        SELECT group_concat('category' || filed.category_id, ' ') FROM blog_postcategory AS filed
        WHERE filed.post_id = post.id
    ), '') AS filed
FROM blog_post AS post
-- ;
CREATE VIRTUAL TABLE blog_fulltext USING fts5(
    title, subtitle, summary, body, tags, authors, filed,
    content='blog_readable', content_rowid='id', tokenize="porter unicode61 remove_diacritics 2"
)
-- ;
-- Two verbs, written as inserts into views that hold nothing: take the words of a text, and file a post anew.
CREATE VIEW blog_take_words AS SELECT '' AS text
-- ;
CREATE TRIGGER blog_search_take_words INSTEAD OF INSERT ON blog_take_words BEGIN
    INSERT INTO blog_word (word)
    SELECT DISTINCT lower(trim(value, '''')) AS word
    FROM json_each(iif(json_valid({cells}), {cells}, '[]'))
    WHERE length(trim(value, '''')) BETWEEN 3 AND 30
        AND NOT EXISTS (SELECT 1 FROM blog_word AS known WHERE known.word = lower(trim(value, '''')));
END
-- ;
CREATE VIEW blog_file_anew AS SELECT 0 AS post_id
-- ;
CREATE TRIGGER blog_search_file_anew INSTEAD OF INSERT ON blog_file_anew BEGIN
    UPDATE blog_indexed SET (tags, authors, filed) = (
        SELECT names.tags, names.authors, names.filed FROM blog_names AS names WHERE names.post_id = NEW.post_id
    ) WHERE post_id = NEW.post_id;
END
-- ;
-- A post that gets its row gets into the index.
CREATE TRIGGER blog_search_indexed AFTER INSERT ON blog_indexed BEGIN
    INSERT INTO blog_fulltext (rowid, title, subtitle, summary, body, tags, authors, filed)
    SELECT id, title, subtitle, summary, body, tags, authors, filed FROM blog_readable WHERE id = NEW.post_id;
    INSERT INTO blog_take_words (text)
    SELECT title || ' ' || subtitle || ' ' || summary || ' ' || body || ' ' || tags || ' ' || authors
    FROM blog_readable WHERE id = NEW.post_id;
END
-- ;
CREATE TRIGGER blog_search_filed AFTER UPDATE OF tags, authors, filed ON blog_indexed
WHEN (OLD.tags, OLD.authors, OLD.filed) IS NOT (NEW.tags, NEW.authors, NEW.filed) BEGIN
    INSERT INTO blog_fulltext (blog_fulltext, rowid, title, subtitle, summary, body, tags, authors, filed)
    SELECT 'delete', id, title, subtitle, summary, body_text, OLD.tags, OLD.authors, OLD.filed
    FROM blog_post WHERE id = NEW.post_id;
    INSERT INTO blog_fulltext (rowid, title, subtitle, summary, body, tags, authors, filed)
    SELECT id, title, subtitle, summary, body_text, NEW.tags, NEW.authors, NEW.filed
    FROM blog_post WHERE id = NEW.post_id;
    INSERT INTO blog_take_words (text) VALUES (NEW.tags || ' ' || NEW.authors);
END
-- ;
CREATE TRIGGER blog_search_post_made AFTER INSERT ON blog_post WHEN NEW.published_at IS NOT NULL BEGIN
    INSERT INTO blog_indexed (post_id, published_at, tags, authors, filed)
    SELECT post_id, NEW.published_at, tags, authors, filed FROM blog_names WHERE post_id = NEW.id;
END
-- ;
CREATE TRIGGER blog_search_post_dated AFTER UPDATE OF published_at ON blog_post
WHEN OLD.published_at IS NULL AND NEW.published_at IS NOT NULL BEGIN
    INSERT INTO blog_indexed (post_id, published_at, tags, authors, filed)
    SELECT post_id, NEW.published_at, tags, authors, filed FROM blog_names WHERE post_id = NEW.id;
END
-- ;
CREATE TRIGGER blog_search_post_moved AFTER UPDATE OF published_at ON blog_post
WHEN OLD.published_at IS NOT NULL AND NEW.published_at IS NOT NULL AND OLD.published_at <> NEW.published_at BEGIN
    UPDATE blog_indexed SET published_at = NEW.published_at WHERE post_id = NEW.id;
END
-- ;
CREATE TRIGGER blog_search_post_written AFTER UPDATE OF title, subtitle, summary, body_text ON blog_post
WHEN OLD.published_at IS NOT NULL AND NEW.published_at IS NOT NULL
    AND (OLD.title, OLD.subtitle, OLD.summary, OLD.body_text)
    IS NOT (NEW.title, NEW.subtitle, NEW.summary, NEW.body_text) BEGIN
    INSERT INTO blog_fulltext (blog_fulltext, rowid, title, subtitle, summary, body, tags, authors, filed)
    SELECT 'delete', OLD.id, OLD.title, OLD.subtitle, OLD.summary, OLD.body_text, tags, authors, filed
    FROM blog_indexed WHERE post_id = OLD.id;
    INSERT INTO blog_fulltext (rowid, title, subtitle, summary, body, tags, authors, filed)
    SELECT NEW.id, NEW.title, NEW.subtitle, NEW.summary, NEW.body_text, tags, authors, filed
    FROM blog_indexed WHERE post_id = NEW.id;
    INSERT INTO blog_take_words (text)
    VALUES (NEW.title || ' ' || NEW.subtitle || ' ' || NEW.summary || ' ' || NEW.body_text);
END
-- ;
CREATE TRIGGER blog_search_post_undated AFTER UPDATE OF published_at ON blog_post
WHEN OLD.published_at IS NOT NULL AND NEW.published_at IS NULL BEGIN
    INSERT INTO blog_fulltext (blog_fulltext, rowid, title, subtitle, summary, body, tags, authors, filed)
    SELECT 'delete', OLD.id, OLD.title, OLD.subtitle, OLD.summary, OLD.body_text, tags, authors, filed
    FROM blog_indexed WHERE post_id = OLD.id;
    DELETE FROM blog_indexed WHERE post_id = OLD.id;
END
-- ;
CREATE TRIGGER blog_search_post_gone AFTER DELETE ON blog_post WHEN OLD.published_at IS NOT NULL BEGIN
    INSERT INTO blog_fulltext (blog_fulltext, rowid, title, subtitle, summary, body, tags, authors, filed)
    SELECT 'delete', OLD.id, OLD.title, OLD.subtitle, OLD.summary, OLD.body_text, tags, authors, filed
    FROM blog_indexed WHERE post_id = OLD.id;
    DELETE FROM blog_indexed WHERE post_id = OLD.id;
END
-- ;
CREATE TRIGGER blog_search_tag_put AFTER INSERT ON blog_posttag BEGIN
    INSERT INTO blog_file_anew (post_id) VALUES (NEW.post_id);
END
-- ;
CREATE TRIGGER blog_search_tag_taken AFTER DELETE ON blog_posttag BEGIN
    INSERT INTO blog_file_anew (post_id) VALUES (OLD.post_id);
END
-- ;
CREATE TRIGGER blog_search_tag_changed AFTER UPDATE OF tag_id, post_id ON blog_posttag BEGIN
    INSERT INTO blog_file_anew (post_id) VALUES (OLD.post_id);
    INSERT INTO blog_file_anew (post_id) VALUES (NEW.post_id);
END
-- ;
CREATE TRIGGER blog_search_category_put AFTER INSERT ON blog_postcategory BEGIN
    INSERT INTO blog_file_anew (post_id) VALUES (NEW.post_id);
END
-- ;
CREATE TRIGGER blog_search_category_taken AFTER DELETE ON blog_postcategory BEGIN
    INSERT INTO blog_file_anew (post_id) VALUES (OLD.post_id);
END
-- ;
CREATE TRIGGER blog_search_category_changed AFTER UPDATE OF category_id, post_id ON blog_postcategory BEGIN
    INSERT INTO blog_file_anew (post_id) VALUES (OLD.post_id);
    INSERT INTO blog_file_anew (post_id) VALUES (NEW.post_id);
END
-- ;
CREATE TRIGGER blog_search_author_put AFTER INSERT ON blog_postauthor BEGIN
    INSERT INTO blog_file_anew (post_id) VALUES (NEW.post_id);
END
-- ;
CREATE TRIGGER blog_search_author_taken AFTER DELETE ON blog_postauthor BEGIN
    INSERT INTO blog_file_anew (post_id) VALUES (OLD.post_id);
END
-- ;
CREATE TRIGGER blog_search_author_changed AFTER UPDATE OF author_id, post_id ON blog_postauthor BEGIN
    INSERT INTO blog_file_anew (post_id) VALUES (OLD.post_id);
    INSERT INTO blog_file_anew (post_id) VALUES (NEW.post_id);
END
-- ;
CREATE TRIGGER blog_search_tag_renamed AFTER UPDATE OF name ON blog_tag WHEN OLD.name IS NOT NEW.name BEGIN
    INSERT INTO blog_file_anew (post_id) SELECT post_id FROM blog_posttag WHERE tag_id = NEW.id;
END
-- ;
CREATE TRIGGER blog_search_author_renamed AFTER UPDATE OF name, display_name ON blog_author
WHEN (OLD.name, OLD.display_name) IS NOT (NEW.name, NEW.display_name) BEGIN
    INSERT INTO blog_file_anew (post_id) SELECT post_id FROM blog_postauthor WHERE author_id = NEW.id;
END
