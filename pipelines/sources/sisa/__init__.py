"""SiSa: the annex in which a gemeente accounts for its specifieke uitkeringen, and the codes that say which is which."""
