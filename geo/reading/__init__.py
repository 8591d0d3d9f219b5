"""What a document says happened, where and when."""
