// Collaboration
