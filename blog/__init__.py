"""A therapy practice's blog. Packages are named after what such a blog does, and stand in layers:

management                                        commands
admin | views | templatetags                      people at the door
discovery | transfer                              machines at the door
publishing | caching | search                     verbs and memory
models                                            nouns
addresses | content | images                      tools: no database

Each imports only from the rows below it; docs/architecture.md says why.
"""
