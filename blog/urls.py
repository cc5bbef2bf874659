"""Every public address of the blog, in reading order."""

from django.urls import path, register_converter

from blog import addresses
from blog.discovery import feeds, quiet_feed, robots, sitemaps
from blog.views import (
    accent,
    archive,
    discreet,
    errors,
    home,
    listings,
    loads,
    page,
    post,
    previews,
    reviews,
    search,
    series,
    together,
    topics,
)

register_converter(addresses.Slug, "words")
register_converter(addresses.SlugList, "words_list")

app_name = "blog"
urlpatterns = [
    path("", home.home, name="home"),
    path("posts/<words:slug>/", post.post, name="post"),
    path("read/<int:number>/", discreet.discreet, name="discreet"),
    path("posts/<words:slug>/together/", together.together, name="together"),
    path("preview/<str:token>/", previews.preview, name="preview"),
    path("review/<slug:key>/", reviews.review, name="review"),
    path("tags/", topics.tag_index, name="tag_index"),
    path("tags/<words_list:slugs>/", topics.posts_of_tags, name="tags"),
    path("tags/<words:slug>/feed/", feeds.TagFeed(), name="tag_feed"),
    path("categories/<words:slug>/", listings.category, name="category"),
    path("categories/<words:slug>/feed/", feeds.CategoryFeed(), name="category_feed"),
    path("series/<words:slug>/", series.series, name="series"),
    path("series/<words:slug>/feed/", feeds.SeriesFeed(), name="series_feed"),
    path("authors/<words:slug>/", listings.author, name="author"),
    path("authors/<words:slug>/feed/", feeds.AuthorFeed(), name="author_feed"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<int:year>/", archive.archive, name="archive_year"),
    path("archive/<int:year>/<int:month>/", archive.archive, name="archive_month"),
    path("search/", search.search, name="search"),
    path("feed/", feeds.LatestPosts(), name="feed"),
    path("feed/quiet/", quiet_feed.QuietFeed(), name="quiet_feed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", robots.robots, name="robots"),
    path("what-this-page-loads/", loads.loads, name="loads"),
    path("look/<slug:name>.css", accent.accent_sheet, name="accent"),
    path("favicon.ico", errors.favicon, name="favicon"),
    path("<words:slug>/", page.page, name="page"),
]
