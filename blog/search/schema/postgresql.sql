-- How the index of PostgreSQL is built. Statements end with a line of its own that holds only "-- ;".

-- English stems without a list of words to leave out, so that the same questions have the same answers as on SQLite.
CREATE TEXT SEARCH DICTIONARY blog_stem (TEMPLATE = snowball, LANGUAGE = english)
-- ;
CREATE TEXT SEARCH CONFIGURATION blog_english (COPY = simple)
-- ;
ALTER TEXT SEARCH CONFIGURATION blog_english ALTER MAPPING FOR asciiword, word, numword WITH blog_stem
-- ;
-- Letters without their marks and a space for every other sign, one for one, so that places in the text stay the same.
CREATE FUNCTION blog_plain(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT translate($1, {marked}, {plain}) $$
-- ;
-- One row for each post with a date, drafts have none.
CREATE TABLE blog_indexed (
    post_id bigint PRIMARY KEY,
    published_at timestamp with time zone NOT NULL,
    vector tsvector NOT NULL
)
-- ;
-- Without a list of what is still to be put in order, which every question would have to read.
CREATE INDEX blog_indexed_vector ON blog_indexed USING gin (vector) WITH (fastupdate = off)
-- ;
-- Every word of three letters or more that was ever indexed, as it is written: what a misspelt one may have meant.
CREATE TABLE blog_word (word text COLLATE "C" PRIMARY KEY)
-- ;
CREATE VIEW blog_readable AS
SELECT post.id, post.title, post.subtitle, post.summary, post.body_text AS body,
    coalesce((
        SELECT string_agg(tag.name, ' / ' ORDER BY tag.id) FROM blog_posttag AS filed
        JOIN blog_tag AS tag ON tag.id = filed.tag_id WHERE filed.post_id = post.id
    ), '') AS tags,
    coalesce((
        SELECT string_agg(coalesce(nullif(author.display_name, ''), author.name), ' / ' ORDER BY author.id)
        FROM blog_postauthor AS filed
        JOIN blog_author AS author ON author.id = filed.author_id WHERE filed.post_id = post.id
    ), '') AS authors,
    ARRAY(
        SELECT 'tag/' || filed.tag_id FROM blog_posttag AS filed WHERE filed.post_id = post.id
        UNION ALL
        SELECT 'category/' || filed.category_id FROM blog_postcategory AS filed WHERE filed.post_id = post.id
    ) AS filed,
    post.published_at
FROM blog_post AS post WHERE post.published_at IS NOT NULL
-- ;
CREATE FUNCTION blog_vector(readable blog_readable) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT setweight(to_tsvector('blog_english', blog_plain(readable.title)), 'A')
        || setweight(to_tsvector('blog_english', blog_plain(
            readable.subtitle || ' / ' || readable.tags || ' / ' || readable.authors)), 'B')
        || setweight(to_tsvector('blog_english', blog_plain(readable.summary)), 'C')
        || setweight(to_tsvector('blog_english', blog_plain(readable.body)), 'D')
        || array_to_tsvector(readable.filed)
$$
-- ;
CREATE FUNCTION blog_index(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    readable blog_readable;
BEGIN
    -- Whoever changes the same post, or a name on it, is waited for: what is read next is then what will stand.
    PERFORM FROM blog_post WHERE id = wanted FOR NO KEY UPDATE;
    PERFORM FROM blog_tag AS tag JOIN blog_posttag AS filed ON filed.tag_id = tag.id
    WHERE filed.post_id = wanted ORDER BY tag.id FOR SHARE OF tag;
    PERFORM FROM blog_author AS author JOIN blog_postauthor AS filed ON filed.author_id = author.id
    WHERE filed.post_id = wanted ORDER BY author.id FOR SHARE OF author;
    SELECT * INTO readable FROM blog_readable WHERE id = wanted;
    IF readable.id IS NULL THEN
        DELETE FROM blog_indexed WHERE post_id = wanted;
        RETURN;
    END IF;
    INSERT INTO blog_indexed (post_id, published_at, vector)
    VALUES (readable.id, readable.published_at, blog_vector(readable))
    ON CONFLICT (post_id) DO UPDATE SET published_at = excluded.published_at, vector = excluded.vector;
    -- In one order, so that two writers who take the same words do not wait for each other.
    INSERT INTO blog_word (word)
    SELECT DISTINCT trim(both '''' FROM cell) COLLATE "C"
    FROM regexp_split_to_table(lower(translate(
        readable.title || ' ' || readable.subtitle || ' ' || readable.summary || ' ' || readable.body || ' '
        || readable.tags || ' ' || readable.authors, {signs}, {spaces})), '\s+') AS cells (cell)
    WHERE length(trim(both '''' FROM cell)) BETWEEN 3 AND 30
        AND NOT EXISTS (SELECT FROM blog_word AS known WHERE known.word = trim(both '''' FROM cell) COLLATE "C")
    ORDER BY 1
    ON CONFLICT DO NOTHING;
END
$$
-- ;
CREATE FUNCTION blog_search_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM blog_index(coalesce(NEW.id, OLD.id));
    RETURN NULL;
END
$$
-- ;
CREATE FUNCTION blog_search_filing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM blog_index(OLD.post_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM blog_index(NEW.post_id);
    END IF;
    RETURN NULL;
END
$$
-- ;
CREATE FUNCTION blog_search_tag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM blog_index(post_id)
    FROM (SELECT post_id FROM blog_posttag WHERE tag_id = NEW.id ORDER BY post_id) AS filed;
    RETURN NULL;
END
$$
-- ;
CREATE FUNCTION blog_search_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM blog_index(post_id)
    FROM (SELECT post_id FROM blog_postauthor WHERE author_id = NEW.id ORDER BY post_id) AS filed;
    RETURN NULL;
END
$$
-- ;
CREATE FUNCTION blog_search_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM blog_indexed;
    RETURN NULL;
END
$$
-- ;
CREATE TRIGGER blog_search_post_made AFTER INSERT ON blog_post FOR EACH ROW
WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION blog_search_post()
-- ;
CREATE TRIGGER blog_search_post_written AFTER UPDATE OF title, subtitle, summary, body_text, published_at ON blog_post
FOR EACH ROW WHEN (
    (OLD.title, OLD.subtitle, OLD.summary, OLD.body_text, OLD.published_at)
    IS DISTINCT FROM (NEW.title, NEW.subtitle, NEW.summary, NEW.body_text, NEW.published_at)
    AND (OLD.published_at IS NOT NULL OR NEW.published_at IS NOT NULL)
) EXECUTE FUNCTION blog_search_post()
-- ;
CREATE TRIGGER blog_search_post_gone AFTER DELETE ON blog_post FOR EACH ROW EXECUTE FUNCTION blog_search_post()
-- ;
CREATE TRIGGER blog_search_posts_gone AFTER TRUNCATE ON blog_post EXECUTE FUNCTION blog_search_nothing()
-- ;
CREATE TRIGGER blog_search_tag_filed AFTER INSERT OR DELETE OR UPDATE OF tag_id, post_id ON blog_posttag
FOR EACH ROW EXECUTE FUNCTION blog_search_filing()
-- ;
CREATE TRIGGER blog_search_category_filed AFTER INSERT OR DELETE OR UPDATE OF category_id, post_id ON blog_postcategory
FOR EACH ROW EXECUTE FUNCTION blog_search_filing()
-- ;
CREATE TRIGGER blog_search_author_filed AFTER INSERT OR DELETE OR UPDATE OF author_id, post_id ON blog_postauthor
FOR EACH ROW EXECUTE FUNCTION blog_search_filing()
-- ;
CREATE TRIGGER blog_search_tag_renamed AFTER UPDATE OF name ON blog_tag FOR EACH ROW
WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION blog_search_tag()
-- ;
CREATE TRIGGER blog_search_author_renamed AFTER UPDATE OF name, display_name ON blog_author FOR EACH ROW
WHEN ((OLD.name, OLD.display_name) IS DISTINCT FROM (NEW.name, NEW.display_name)) EXECUTE FUNCTION blog_search_author()
